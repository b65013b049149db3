import { z } from 'zod';
import { id, listOf, timestamp, wholeNumber } from '../../../shared/http/index.js';

/** Members of a flag, or of its state in an environment. */
const members = () => z.record(z.string().max(64), z.unknown());

/**
 * `environmentKey` is null for what holds in all environments. `before` and `after` have the members that were changed;
 * `fromVersion` and `before` are null for what was made, not changed. `changedBy.id` is that of a person or a key.
 */
export const ChangeView = z
  .object({
    id: id(),
    environmentKey: z.string().max(40).nullable(),
    fromVersion: wholeNumber(1).nullable(),
    toVersion: wholeNumber(1),
    before: members().nullable(),
    after: members(),
    changedBy: z.object({ kind: z.enum(['user', 'key', 'system']), id: id().nullable() }),
    createdAt: timestamp(),
  })
  .meta({ id: 'FlagChange' });
export type ChangeView = z.output<typeof ChangeView>;

export const ChangeList = listOf(ChangeView, 'FlagChangeList');
export type ChangeList = z.output<typeof ChangeList>;
