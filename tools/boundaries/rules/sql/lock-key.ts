import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';
import { isMachinery, isOutside, nameOfUser } from './standing.ts';

const places: Readonly<Record<string, string>> = { 'sql-lock': 'advisory lock', 'sql-channel': 'channel' };

export const lockKey: Rule = {
  name: 'sql/lock-key',
  layer: 'sql',
  why: 'advisory locks and channels belong to the whole database: two modules with one key wait for, or hear, each other',
  bad: "manager.query('select pg_advisory_xact_lock(42)')",
  good: "manager.query(`select pg_advisory_xact_lock(hashtext('billing.close-month'))`)",
  edge(use, say) {
    const { edge, from, isOwn } = use;
    const place = places[edge.form];
    if (isOutside(use) || isMachinery(use) || !place || isOwn) return null;
    const name = edge.to.kind === 'unknown' ? 'a computed key' : targetName(edge);
    const prefix = from.kind === 'module' ? from.name : 'owner';
    const isLock = edge.form === 'sql-lock';
    const fix = isLock
      ? `begin the key with its owner: hashtext('${prefix}.…')`
      : `begin the channel with its owner: ${prefix}_…`;
    return say.of(use, {
      what: `${nameOfUser(use)} uses an ${place} by ${name}, which it does not own`.replace('an channel', 'a channel'),
      fix,
    });
  },
};
