import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FactoryProvider } from '@nestjs/common';
import { Environment } from './config.module.js';
import { defineConfig } from './define-config.js';
import type { Secret } from './secret.js';
import { secret } from './setting.js';

const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const keyText = /^[a-z0-9]{1,16}:[A-Za-z0-9_-]{43}$/;

export interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * The text of `BULKHEAD_KEYS`: `id:key` pairs, comma-separated, the newest first. A key is 32 random bytes in
 * base64url; the first one seals and signs, all of them open and verify.
 */
export const keyRing = (): z.ZodType<readonly Key[]> =>
  z
    .string()
    .transform((text) => text.split(',').map((pair) => pair.trim()))
    .refine((pairs) => pairs.every((pair) => keyText.test(pair)), 'is not a list of id:key with 32 bytes in base64url')
    .transform((pairs) => pairs.map(toKey))
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'names one key id twice');

function toKey(pair: string): Key {
  const [id = '', text = ''] = pair.split(':');
  return { id, bytes: Buffer.from(text, 'base64url') };
}

/** The installation's keys, as one owner may use them: every derived key belongs to one module and one purpose. */
export class Keys {
  constructor(
    private readonly owner: string,
    private readonly ring: Secret<readonly Key[]>,
  ) {}

  /** Id of the key that is used for whatever is made now; store it beside the result. */
  get currentId(): string {
    return this.ring.reveal()[0]?.id ?? '';
  }

  /**
   * HMAC-SHA-256 of `message`, under the key derived (HKDF, RFC 5869) for this owner and purpose from key `keyId`.
   * @throws RangeError when the ring has no such key any more.
   */
  sign(keyId: string, purpose: string, message: string): Buffer {
    return createHmac('sha256', this.derive(keyId, purpose)).update(message).digest();
  }

  /**
   * AES-256-GCM under the newest key, derived as for `sign`: text of the alphabet `A–Z a–z 0–9 . _ -` that begins with
   * the key's id. Nonces are random, which holds for 2³² sealings of one purpose with one key (NIST SP 800-38D, 8.3).
   * @param place where the secret belongs, such as the id of its row: it opens nowhere else
   */
  seal(purpose: string, place: string, secret: string | Buffer): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.derive(this.currentId, purpose), nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    return `${this.currentId}.${sealed.toString('base64url')}`;
  }

  /**
   * What was sealed for this owner, purpose and place.
   * @throws RangeError when the ring has no such key any more; Error when anything else than that was sealed.
   */
  open(purpose: string, place: string, sealed: string): Buffer {
    const [keyId = '', text = ''] = sealed.split('.', 2);
    const bytes = Buffer.from(text, 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const secret = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, this.derive(keyId, purpose), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(secret), decipher.final()]);
  }

  private derive(keyId: string, purpose: string): Buffer {
    const key = this.ring.reveal().find(({ id }) => id === keyId);
    if (!key) throw new RangeError(`BULKHEAD_KEYS has no key ${keyId}`);
    return Buffer.from(hkdfSync('sha256', key.bytes, '', `${this.owner}:${purpose}`, KEY_BYTES));
  }
}

/** The ring itself, shared by all modules; each sees it through `Keys` alone. */
export class KeysConfig extends defineConfig('kernel', {
  ring: secret('BULKHEAD_KEYS', keyRing(), {
    about: 'Keys that seal and sign what modules hand out: id:key,… with 32 random bytes in base64url, newest first',
    developmentDefault: 'dev:ZGV2ZWxvcG1lbnQta2V5LW5vdC1mb3ItcHJvZHVjdGk',
  }),
}) {}

/** Provides `Keys` to one module, derived for that module alone. */
export const provideKeys = (owner: string): FactoryProvider => ({
  provide: Keys,
  inject: [Environment],
  useFactory: ({ variables }: Environment) => new Keys(owner, KeysConfig.read(variables).ring),
});
