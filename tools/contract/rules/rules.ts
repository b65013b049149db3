import type { Document } from '../document.ts';
import { nameFaults } from './names.ts';
import { operationFaults } from './operations.ts';
import { schemaFaults } from './schemas.ts';

/** What breaks our own rules of a document; those of any API are the linter's. */
export const allFaults = (document: Document): string[] => [
  ...operationFaults(document),
  ...schemaFaults(document),
  ...nameFaults(document),
];
