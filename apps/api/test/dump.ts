import { crc32 } from 'node:zlib';
import type { TestDatabase } from '../../../libs/shared/testing/index.js';

/** Bytes of a value, if it can be read as some: what a thief would turn into other spellings. */
const BYTEA = /^\\x(?:[0-9a-f]{2})+$/;
const HEX = /^(?:[0-9a-f]{2}){8,}$/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;
const CODES = 10n ** 8n;
const LOOKUP = /^[0-9A-Za-z]{12}$/;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM_LENGTH = 6;
const ID_BYTES = 16;
const HASH_BYTES = 32;

/** What a dump of the database tells: its values, and other spellings of them. */
export interface Loot {
  readonly tables: number;
  /** Every value of every column of every row, as text; of documents, every value in them. */
  readonly values: ReadonlySet<string>;
  /** The same bytes written in other ways, parts of values, and what one row's values make together. */
  readonly spellings: ReadonlySet<string>;
}

/** Reads all tables of all schemas, as the superuser: nothing is spared, the engine's own tables neither. */
export async function dump(database: TestDatabase): Promise<Loot> {
  const tables = await database.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const all = tables.map(({ name }) => `select to_jsonb(it) as row from ${name} it`).join(' union all ');
  const rows = await database.query<{ row: unknown }>(all);
  const perRow = rows.map(({ row }) => [...leavesOf(row)]);
  const values = new Set(perRow.flat());
  const spellings = new Set([...[...values].flatMap(spellingsOf), ...perRow.flatMap(joinedOf)]);
  return { tables: tables.length, values, spellings };
}

function* leavesOf(value: unknown): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') yield String(value);
  else if (typeof value === 'object' && value !== null) for (const it of Object.values(value)) yield* leavesOf(it);
}

function bytesOf(text: string): Buffer[] {
  if (BYTEA.test(text)) return [Buffer.from(text.slice(2), 'hex')];
  if (UUID.test(text)) return [Buffer.from(text.replaceAll('-', ''), 'hex')];
  if (HEX.test(text)) return [Buffer.from(text, 'hex'), Buffer.from(text, 'base64')];
  return BASE64.test(text) ? [Buffer.from(text, 'base64')] : [];
}

/** A value is taken apart where punctuation parts it: PHC strings, addresses, sentences. */
function spellingsOf(text: string): string[] {
  const parts = [text, ...text.split(/[^A-Za-z0-9+/=_-]+/), ...(text.match(/[A-Za-z0-9_-]{16,}|\d{8}/g) ?? [])];
  return [...parts, ...parts.flatMap(bytesOf).flatMap(writtenOut), text.toLowerCase(), text.toUpperCase()];
}

function writtenOut(bytes: Buffer): string[] {
  const code = bytes.length < 8 ? [] : [(bytes.readBigUInt64BE() % CODES).toString().padStart(8, '0')];
  return [
    ...code,
    bytes.toString('base64url'),
    bytes.toString('base64'),
    bytes.toString('hex'),
    bytes.toString('utf8'),
  ];
}

/** An API key is what finds it, 32 characters and a checksum that everybody can compute: a row's own hash may be those. */
function keyOf(lookup: string, hash: Buffer): string {
  const text = `sk_${lookup}${hash.toString('hex').slice(0, HASH_BYTES)}`;
  let [rest, checksum] = [crc32(text), ''];
  for (let place = 0; place < CHECKSUM_LENGTH; place++) {
    checksum = `${BASE62[rest % BASE62.length]}${checksum}`;
    rest = Math.floor(rest / BASE62.length);
  }
  return `${text}${checksum}`;
}

/** A mailed token is an id and 32 bytes: every id of a row with every hash of it. */
function joinedOf(leaves: readonly string[]): string[] {
  const bytes = leaves.flatMap(bytesOf);
  const hashes = bytes.filter(({ length }) => length === HASH_BYTES);
  const ids = bytes.filter(({ length }) => length === ID_BYTES);
  const keys = leaves.filter((it) => LOOKUP.test(it)).flatMap((lookup) => hashes.map((hash) => keyOf(lookup, hash)));
  return [...keys, ...ids.flatMap((id) => hashes.map((hash) => Buffer.concat([id, hash]).toString('base64url')))];
}
