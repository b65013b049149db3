import { readColumns } from './orm-columns.ts';
import { readOrmOptions } from './orm-options.ts';
import { readSubscribers } from './orm-subscribers.ts';
import { readEntityTargets } from './orm-targets.ts';
import type { Reader } from './reading.ts';

/** What code asks of TypeORM, and what it tells it. */
export const ormReaders: readonly Reader[] = [readEntityTargets, readColumns, readSubscribers, readOrmOptions];
