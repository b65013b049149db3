import { DomainError } from '../../errors/index.js';

export const overloaded = (retryAfterSeconds = 1) =>
  new DomainError('unavailable', 'overloaded', 'More is asked right now than can be done: wait, then ask again', {
    retryAfterSeconds,
  });
