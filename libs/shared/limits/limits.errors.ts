import { DomainError } from '../errors/index.js';

export const rateLimited = (retryAfterSeconds: number) =>
  new DomainError('rate_limited', 'rate_limited', 'Too many requests: wait for as long as Retry-After says', {
    retryAfterSeconds,
  });
