import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** Argon2 (RFC 9106): memory in KiB, passes, lanes. */
interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

interface PasswordHash {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** OWASP's second choice, 19 MiB and two passes: what two hashes at once may take of a small machine. */
const COST: Cost = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const phc = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,86})$/;

/** The password under a salt of its own, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc({ cost: COST, salt, tag: await tagOf(password, salt, COST, TAG_BYTES) });
}

export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const { cost, salt, tag } = fromPhc(hash);
  return timingSafeEqual(tag, await tagOf(password, salt, cost, tag.length));
}

/** Whether it was made with less than what is used now. */
export function isOutdated(hash: string): boolean {
  const { cost } = fromPhc(hash);
  return cost.memory < COST.memory || cost.passes < COST.passes || cost.parallelism < COST.parallelism;
}

/** A hash of no password: checking against it takes as long as against a real one, and never succeeds. */
export const unmatchableHash = (): string =>
  toPhc({ cost: COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) });

/** The bytes are those of the text as it came: no trimming, no normalization. */
const tagOf = (password: string, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> =>
  derive('argon2id', { message: Buffer.from(password, 'utf8'), nonce: salt, tagLength, ...cost });

function toPhc({ cost, salt, tag }: PasswordHash): string {
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

function fromPhc(text: string): PasswordHash {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(text) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('A stored password hash is no argon2id PHC string');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { cost, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

/** The PHC format's base64: standard alphabet, no padding. */
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
