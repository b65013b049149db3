import { Injectable } from '@nestjs/common';
import { NotificationsConfig } from '../notifications.config.js';
import { layOut } from './emails.layout.js';
import { MailedLinks } from './emails.links.js';
import { moment, named, unlinked } from './emails.words.js';
import type { Letter } from './emails.transport.js';

interface Proof {
  readonly token: string;
  readonly code: string;
  readonly expiresAt: string;
}

interface Invitation extends Proof {
  readonly organizationName: string;
  readonly inviterName: string;
}

/** The texts of all mails that carry a secret. */
@Injectable()
export class Letters {
  constructor(
    private readonly config: NotificationsConfig,
    private readonly links: MailedLinks,
  ) {}

  verification({ token, code, expiresAt }: Proof): Letter {
    return this.letter({
      subject: `Confirm your address for ${this.product}`,
      heading: 'Confirm your e-mail address',
      paragraphs: ['Open the link, choose a password, and your account is ready.'],
      action: { label: 'Confirm the address', url: this.links.verify(token) },
      code,
      closing: [
        `Link and code work once, until ${moment(expiresAt)}.`,
        'If you did not ask for an account, ignore this mail and none will be created.',
      ],
    });
  }

  alreadyRegistered(): Letter {
    return this.letter({
      subject: `You already have an account at ${this.product}`,
      heading: 'You already have an account',
      paragraphs: [
        'Someone, probably you, asked for an account with this address. There is one already, and nothing was changed.',
        'Sign in as you always do. If you have forgotten your password, ask for a new one where you sign in.',
      ],
      action: null,
      code: null,
      closing: ['If it was not you, there is nothing to do: whoever it was learned nothing from us.'],
    });
  }

  invitation({ token, code, expiresAt, organizationName, inviterName }: Invitation): Letter {
    return this.letter({
      subject: `${named(inviterName)} invites you to ${named(organizationName)}`,
      heading: `Join ${unlinked(organizationName)}`,
      paragraphs: [
        `${unlinked(inviterName)} invites you to work together in ${unlinked(organizationName)} on ${this.product}.`,
      ],
      action: { label: 'Accept the invitation', url: this.links.accept(token) },
      code,
      closing: [
        `Link and code work once, until ${moment(expiresAt)}, and for this address alone.`,
        'If you do not know who this is, ignore this mail and nothing happens.',
      ],
    });
  }

  private get product(): string {
    return this.config.from.name;
  }

  private letter(content: Parameters<typeof layOut>[1]): Letter {
    return layOut(this.product, content);
  }
}
