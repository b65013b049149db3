export { anonymous, asSystem, belongsToOrganization, inOrganization, signedInAs } from './caller.js';
export type { Caller, Client, TenantCaller } from './caller.js';
