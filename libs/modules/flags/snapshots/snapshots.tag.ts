import { hash } from 'node:crypto';
import type { Snapshot } from './snapshot.js';

const CHARACTERS = 22;

/**
 * The entity tag of what a context is answered: of the environment, its revision, the whole context, and how many of the
 * moments that its rules name have passed: flags change at those, too, and nobody changes a rule then.
 */
export function tagOf({ environmentId, revision, moments }: Snapshot, context: unknown, now: Date): string {
  const passed = passedBy(moments, now.getTime());
  return `"${hash('sha256', `${environmentId} ${revision} ${passed} ${canonical(context)}`, 'base64url').slice(0, CHARACTERS)}"`;
}

/** Those before it, and those no later: at a moment itself neither `DATE_AFTER` nor `DATE_BEFORE` holds. */
const passedBy = (moments: readonly number[], now: number): string =>
  `${moments.filter((it) => it < now).length}/${moments.filter((it) => it <= now).length}`;

/** JSON that is the same for the same members, in whatever order they came. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
