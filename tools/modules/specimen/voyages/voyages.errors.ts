import { DomainError } from '../../../../libs/shared/errors/index.js';

export const voyageNotFound = () =>
  new DomainError('not_found', 'voyage_not_found', 'This organization has no voyage of this id');
