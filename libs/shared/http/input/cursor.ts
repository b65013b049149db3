import { createHash } from 'node:crypto';
import { kernelErrors } from '../../errors/index.js';

const SEAL_BYTES = 12;

/**
 * The position after which a page begins; null for the first page.
 * @param scope what the cursor belongs to: organization, filters and sort, in a fixed order
 * @throws `cursor_invalid` for one that is damaged or of another list
 */
export function readCursor(cursor: string | undefined, scope: readonly string[]): string[] | null {
  if (cursor === undefined) return null;
  const bytes = Buffer.from(cursor, 'base64url');
  const seal = bytes.subarray(0, SEAL_BYTES);
  const position = bytes.subarray(SEAL_BYTES).toString('utf8');
  const canonical = bytes.toString('base64url') === cursor;
  if (!canonical || !seal.equals(sealOf(position, scope))) throw kernelErrors.cursorInvalid();
  return JSON.parse(position) as string[];
}

/**
 * Cuts the row too many that a list fetched (`limit + 1`) to learn whether more follow.
 * @param positionOf sort key and id of a row, as texts: where the next page begins
 */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  scope: readonly string[],
  positionOf: (row: Row) => readonly string[],
): { rows: Row[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: kept, nextCursor: more ? writeCursor(positionOf(last), scope) : null };
}

function writeCursor(position: readonly string[], scope: readonly string[]): string {
  const text = JSON.stringify(position);
  return Buffer.concat([sealOf(text, scope), Buffer.from(text)]).toString('base64url');
}

/**
 * Ties a position to its list, so that damaged and swapped cursors are recognized. It holds no secret: whoever forges
 * one only chooses where to begin within a list that they may read anyway.
 */
const sealOf = (position: string, scope: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([scope, position]))
    .digest()
    .subarray(0, SEAL_BYTES);
