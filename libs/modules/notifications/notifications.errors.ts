import { DomainError } from '../../shared/errors/index.js';

export const notificationNotFound = () =>
  new DomainError('not_found', 'notification_not_found', 'This notification does not exist');
