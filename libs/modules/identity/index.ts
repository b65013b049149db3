export { IdentityModule } from './identity.module.js';
export { IdentityFacade } from './identity.facade.js';
export type { MailToken, UserView } from './identity.facade.js';
export { OneTimeTokenIssued, SessionRevoked, UserRegistered, UserSignedIn, UserSignedOut } from './identity.events.js';
