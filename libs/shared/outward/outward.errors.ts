import { DomainError } from '../errors/index.js';

/** @param destination its name, and nothing of its address */
export const destinationUnavailable = (destination: string, cause: unknown) =>
  new DomainError('unavailable', 'destination_unavailable', `${destination} cannot be reached now: try again shortly`, {
    cause,
  });
