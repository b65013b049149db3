import type { Rule } from '../rule.ts';
import { entityList } from './entity-list.ts';
import { foreignTarget } from './foreign-target.ts';
import { opaqueTarget } from './opaque-target.ts';
import { listener } from './listener.ts';
import { relationPath } from './relation-path.ts';
import { snapshotColumn } from './snapshot-column.ts';
import { subscriber } from './subscriber.ts';

/** What code asks of TypeORM. What its entities are to each other is judged where their metadata is. */
export const ormRules: readonly Rule[] = [
  ...[foreignTarget, opaqueTarget, relationPath],
  ...[subscriber, snapshotColumn, listener, entityList],
];
