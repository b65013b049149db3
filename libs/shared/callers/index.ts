export { anonymous, asSystem, belongsToOrganization, byKey, inOrganization, signedInAs } from './caller.js';
export { personOf, signedInUser } from './persons.js';
export { OperatorConfig } from './operator.config.js';
export type { Caller, Client, KeyRestrictions, ProvenKey, TenantCaller } from './caller.js';
