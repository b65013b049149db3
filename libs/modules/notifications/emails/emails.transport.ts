import type { Attributes } from '../../../shared/activity/index.js';

/** What a person will read: subject, the same text twice, and what they can act with. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  /** To be typed where the link cannot be followed; null when there is nothing to confirm. */
  readonly code: string | null;
}

/** A letter on its way: `id` and `messageId` are those of its row, so they are the same in every attempt. */
export interface Mail extends Letter {
  readonly id: string;
  readonly messageId: string;
  readonly to: string;
}

/** Carries mails out of the house. Which one does is a setting. */
export abstract class MailTransport {
  /** Who takes them, for traces. */
  abstract readonly peer: Attributes;

  /**
   * Resolves once the other side has taken the mail.
   * @throws MailRefused when no later attempt can succeed
   * @throws MailDelayed when a later attempt may
   */
  abstract send(mail: Mail, signal: AbortSignal): Promise<void>;
}

/**
 * Neither error keeps its cause: what mail servers answer repeats the recipient's address, and this ends up in logs.
 * `code` is kept with the mail, such as `smtp_550` or `smtp_econnection`.
 */
export class MailRefused extends Error {
  constructor(readonly code: string) {
    super(`The mail was refused for good: ${code}`);
    this.name = 'MailRefused';
  }
}

export class MailDelayed extends Error {
  /** @param isAboutThisMail the server works, and would not take this one now */
  constructor(
    readonly code: string,
    readonly isAboutThisMail = false,
  ) {
    super(`The mail could not be sent now: ${code}`);
    this.name = 'MailDelayed';
  }
}
