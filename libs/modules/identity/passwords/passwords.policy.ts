import { Injectable } from '@nestjs/common';
import { IdentityConfig } from '../identity.config.js';
import { passwordCommon, passwordGuessable } from '../identity.errors.js';
import type { NewPasswordMember } from '../identity.errors.js';
import { SHORTEST_PASSWORD } from './passwords.dto.js';

/** Shorter words occur in too many good passwords by chance. */
const SHORTEST_WORD = 3;

/** Which passwords are too weak, whatever their length (ASVS 5.0.0, 6.2.4 and 6.2.11). */
@Injectable()
export class PasswordPolicy {
  private common: Promise<ReadonlySet<string>> | undefined;

  constructor(private readonly config: IdentityConfig) {}

  /**
   * @param about texts that others know of the person: address, name
   * @param member of the body, at which a refusal points
   * @throws `password_common`, or `password_guessable` when too little is left besides such words and the product's
   */
  async check(password: string, about: readonly string[], member: NewPasswordMember = 'password'): Promise<void> {
    const common = await this.commonPasswords();
    const folded = password.toLowerCase();
    if (common.has(folded)) throw passwordCommon(member);
    const own = without(folded, [...this.config.productWords, ...about].flatMap(wordsOf));
    if (own === folded) return;
    if ([...own].length < SHORTEST_PASSWORD || common.has(own)) throw passwordGuessable(member);
  }

  /** Read at the first use: most processes of a deployment never see a new password. */
  private commonPasswords(): Promise<ReadonlySet<string>> {
    this.common ??= import('@zxcvbn-ts/language-common').then(
      ({ dictionary }) => new Set(dictionary['passwords-common'].filter(({ length }) => length >= SHORTEST_PASSWORD)),
    );
    return this.common;
  }
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(({ length }) => length >= SHORTEST_WORD);

/** The longest first, so that a word within a word leaves nothing behind. */
const without = (text: string, words: readonly string[]): string =>
  words.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), text);
