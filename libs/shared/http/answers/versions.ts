import type { IncomingHttpHeaders } from 'node:http';
import { kernelErrors } from '../../errors/index.js';

const HIGHEST_VERSION = 2_147_483_647;
/** One strong tag of ours: `"7"`. RFC 9110, 8.8.3. */
const tagForm = /^"([1-9]\d{0,9})"$/;

export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version that a writer has seen, from `If-Match` (RFC 9110, 13.1.1).
 * @throws `precondition_required` without one, and for `*`, which holds for any version; `precondition_failed` for what
 * cannot be the tag of a row: a weak one, or more than one
 */
export function versionSeen(header: string | undefined): number {
  const text = header?.trim();
  if (text === undefined || text === '' || text === '*') throw kernelErrors.preconditionRequired();
  const version = Number(tagForm.exec(text)?.[1] ?? 0);
  if (version < 1 || version > HIGHEST_VERSION) throw kernelErrors.preconditionFailed();
  return version;
}

/** Whether a reader has this version already: only safe methods are answered so. */
export const isKnownAlready = (
  { method, headers }: { readonly method: string; readonly headers: IncomingHttpHeaders },
  etag: string,
): boolean => (method === 'GET' || method === 'HEAD') && namesTag(headers['if-none-match'], etag);

/** Whether `If-None-Match` names this tag (RFC 9110, 13.1.2): tags compare weakly here, and `*` is any. */
export function namesTag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
