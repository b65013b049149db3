export { IdentityModule } from './identity.module.js';
export { IdentityFacade } from './identity.facade.js';
export type { MailToken } from './one-time-tokens/one-time-tokens.dto.js';
export type { UserView } from './users/users.dto.js';
export {
  ApiKeyCreated,
  ApiKeyRevoked,
  ApiKeyRotated,
  ApiKeySuspended,
  ApiKeyUpdated,
  OneTimeTokenIssued,
  SessionRevoked,
  UserPasswordChanged,
  UserRegistered,
  UserSignedIn,
  UserSignedOut,
  UserSignInFailed,
} from './identity.events.js';
