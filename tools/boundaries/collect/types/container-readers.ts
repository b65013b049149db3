import { readContainer } from './container.ts';
import { readModules } from './container-modules.ts';
import { readOrmOfContainer } from './container-orm.ts';
import { readOverrides } from './container-overrides.ts';
import { readBindings } from './container-providers.ts';
import { readRequests } from './container-requests.ts';
import { readTokens } from './container-tokens.ts';
import type { Reader } from './reading.ts';

/** Nest's container: what is asked of it, what it is told, and what a request carries. */
export const containerReaders: readonly Reader[] = [
  ...[readContainer, readTokens, readOrmOfContainer, readModules, readBindings, readRequests, readOverrides],
];
