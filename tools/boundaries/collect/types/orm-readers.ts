import { readColumns } from './orm-columns.ts';
import { readOrmOptions } from './orm-options.ts';
import { readSubscribers } from './orm-subscribers.ts';
import { readMadeTargets } from './orm-made.ts';
import { readEntityTargets } from './orm-targets.ts';
import type { Reader } from './reading.ts';
import { readSchemaCalls } from './sql-schema.ts';

/** What code asks of TypeORM, and what it tells it. */
export const ormReaders: readonly Reader[] = [
  ...[readEntityTargets, readMadeTargets, readColumns, readSubscribers, readOrmOptions, readSchemaCalls],
];
