export { bootModule, House } from './boot-module.js';
export { asLoginOf, privateTokensOf } from './compartment.js';
export { clonedDatabase, ownDatabase } from './test-database.js';
export type { TestDatabase } from './test-database.js';
export { TestClient, ownAddress } from './test-client.js';
export type { Answer } from './test-client.js';
export { MailServer } from './mail-server.js';
export { costOf } from './cost.js';
export type { Cost } from './cost.js';
