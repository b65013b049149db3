import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ApiKeyKind } from './api-key.entity.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 71 bits find a key, and 190 prove it; six characters hold any CRC-32. */
const LENGTHS = { lookup: 12, secret: 32, checksum: 6 };
const form = /^([sp]k)_([0-9A-Za-z]{12})[0-9A-Za-z]{32}([0-9A-Za-z]{6})$/;
const prefixes: Readonly<Record<ApiKeyKind, string>> = { secret: 'sk_', publishable: 'pk_' };

/** A key as its row has it. */
export interface KnownSecret {
  readonly lookup: string;
  /** A plain SHA-256 is enough: 190 random bits cannot be guessed, so the hash need not be slow. */
  readonly secretHash: Buffer;
}

/** A new key: the only moment at which its text is known. */
export function newApiKey(kind: ApiKeyKind): KnownSecret & { readonly text: string } {
  const lookup = randomText(LENGTHS.lookup);
  const body = `${prefixes[kind]}${lookup}${randomText(LENGTHS.secret)}`;
  const text = `${body}${checksumOf(body)}`;
  return { text, lookup, secretHash: hashOf(text) };
}

/**
 * What to look for, where this text is a key. A mistyped one is told by its checksum: CRC-32 finds every error within 32 bits,
 * so that no look-up is spent on it.
 */
export function readApiKey(text: string): KnownSecret | null {
  const [, , lookup, checksum] = form.exec(text) ?? [];
  if (lookup === undefined || checksum !== checksumOf(text.slice(0, -LENGTHS.checksum))) return null;
  return { lookup, secretHash: hashOf(text) };
}

/** Whether this means to be a key, rather than the token of a session. */
export const isApiKeyLike = (token: string): boolean => token.startsWith('sk_') || token.startsWith('pk_');

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const randomText = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < LENGTHS.checksum; place++) {
    digits = `${ALPHABET[rest % ALPHABET.length]}${digits}`;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}
