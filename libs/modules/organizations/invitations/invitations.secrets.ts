import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../../shared/config/index.js';

const CODES = 100_000_000n;
const CODE_DIGITS = 8;

/** What an invitation's token and code are made from; kept in its row. */
interface Origin {
  readonly id: string;
  readonly keyId: string;
}

/**
 * Token and code of an invitation are derived and not stored: the event that has it mailed can be repeated with the
 * same result, and no outbox, table or log holds a secret.
 */
@Injectable()
export class InvitationSecrets {
  constructor(private readonly keys: Keys) {}

  get currentKeyId(): string {
    return this.keys.currentId;
  }

  /** For the mailed link: the id's 16 bytes, then an HMAC over it, in base64url. */
  tokenOf({ id, keyId }: Origin): string {
    const idBytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return Buffer.concat([idBytes, this.keys.sign(keyId, 'invitation-token', id)]).toString('base64url');
  }

  /** How a token is found without being kept. */
  tokenHashOf(origin: Origin): Buffer {
    return hashOfToken(this.tokenOf(origin));
  }

  /** For people who cannot open the link: eight digits, good for a few tries. */
  codeOf({ id, keyId }: Origin): string {
    const number = this.keys.sign(keyId, 'invitation-code', id).readBigUInt64BE();
    return (number % CODES).toString().padStart(CODE_DIGITS, '0');
  }

  isCodeOf(origin: Origin, code: string): boolean {
    return code.length === CODE_DIGITS && timingSafeEqual(Buffer.from(code), Buffer.from(this.codeOf(origin)));
  }
}

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
