import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../../shared/config/index.js';
import type { OneTimeToken } from './one-time-token.entity.js';

const CODE_DIGITS = 8;
const CODES = 10n ** BigInt(CODE_DIGITS);

/** What the secrets of a token follow from. */
export type SecretSource = Pick<OneTimeToken, 'id' | 'purpose' | 'keyId'>;

/**
 * Token and code are not drawn but derived, from the id and a key of the installation: mailing an event a second time
 * mails the same secrets, and nothing that is stored or sent before the mail holds them.
 */
@Injectable()
export class OneTimeTokenSecrets {
  constructor(private readonly keys: Keys) {}

  get currentKeyId(): string {
    return this.keys.currentId;
  }

  /** 64 characters of base64url: the id's 16 bytes and an HMAC of 32. */
  tokenOf({ id, purpose, keyId }: SecretSource): string {
    const signature = this.keys.sign(keyId, `one_time_token:${purpose}`, id);
    return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), signature]).toString('base64url');
  }

  /** 8 digits. Of 64 bits the remainder favours no code by more than one in 10^11. */
  codeOf({ id, purpose, keyId }: SecretSource): string {
    const bits = this.keys.sign(keyId, `one_time_code:${purpose}`, id).readBigUInt64BE();
    return (bits % CODES).toString().padStart(CODE_DIGITS, '0');
  }

  tokenHash(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  /** Keyed, since all hashes of 8 digits could be tried in a minute by whoever holds a dump. */
  codeHash({ id, purpose, keyId }: SecretSource, code: string): Buffer {
    return this.keys.sign(keyId, `one_time_code_hash:${purpose}`, `${id}|${code}`);
  }

  isCodeOf(token: SecretSource & Pick<OneTimeToken, 'codeHash'>, code: string): boolean {
    return timingSafeEqual(token.codeHash, this.codeHash(token, code));
  }
}
