import { createHash } from 'node:crypto';
import type { Caller } from '../../callers/index.js';
import { kernelErrors } from '../../errors/index.js';

const bare = /^[\x21-\x7e]{1,255}$/;
/** A structured string (RFC 9651, 3.3.3) of visible characters, in which `\` stands before `"` and `\` only. */
const quoted = /^"((?:[\x21\x23-\x5b\x5d-\x7e]|\\["\\])+)"$/;

/**
 * The key of a request, from its header (draft-ietf-httpapi-idempotency-key-header): quoted or bare, which are one key.
 * @returns undefined where there is none
 * @throws `request_invalid` for one that is empty, too long, or has other than visible ASCII characters
 */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = String(header);
  const key = text.startsWith('"') ? quoted.exec(text)?.[1]?.replaceAll(/\\(.)/g, '$1') : text;
  if (key === undefined || !bare.test(key)) throw malformed();
  return key;
}

const malformed = () =>
  kernelErrors.requestInvalid([
    {
      pointer: '/header/idempotency-key',
      code: 'invalid_format',
      detail: 'Not 1 to 255 visible ASCII characters, bare or quoted',
    },
  ]);

/** A key is its sender's, in one organization, for one operation: two of them never meet. */
export const scopeOf = ({ organizationId, kind, userId, keyId }: Caller, operationId: string, key: string): Buffer =>
  hash([organizationId ?? null, kind, userId ?? keyId ?? null, operationId, key]);

/** What was asked: address, query and body, in which the order of members does not matter. */
export const fingerprintOf = (url: string, body: unknown): Buffer => hash([url, canonical(body)]);

const hash = (parts: readonly unknown[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => [name, canonical(member)]);
}
