import type { TenantCaller } from '../../../shared/callers/index.js';
import type { Change } from './change.entity.js';

/** Who makes a change: a person, a key, or the product itself. */
export function authorOf({ kind, userId, keyId }: TenantCaller): Pick<Change, 'changedByKind' | 'changedBy'> {
  if (kind === 'user') return { changedByKind: 'user', changedBy: userId ?? null };
  if (kind === 'key') return { changedByKind: 'key', changedBy: keyId ?? null };
  return { changedByKind: 'system', changedBy: null };
}
