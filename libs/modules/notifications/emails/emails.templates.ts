import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock/index.js';
import type { MailedCategory } from './emails.categories.js';
import { NotificationsConfig } from '../notifications.config.js';
import { layOut } from './emails.layout.js';
import { MailedLinks } from './emails.links.js';
import { hoursUntil, moment, named, unlinked, withoutLinks } from './emails.words.js';
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

interface Told {
  readonly title: string;
  readonly body: string;
  /** A path in the app. */
  readonly link: string | null;
  readonly label: string;
  readonly category: MailedCategory;
}

const whyMailed: Readonly<Record<MailedCategory, string>> = {
  security: 'This concerns the security of your account, so it is mailed to you in any case.',
  account: 'This concerns what you have access to, so it is mailed to you in any case.',
  billing: 'This concerns money, so it is mailed to you in any case.',
};

/** The texts of all mails. */
@Injectable()
export class Letters {
  constructor(
    private readonly config: NotificationsConfig,
    private readonly links: MailedLinks,
    private readonly clock: Clock,
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

  passwordReset({ token, code, expiresAt }: Proof): Letter {
    return this.letter({
      subject: `Choose a new password for ${this.product}`,
      heading: 'Choose a new password',
      paragraphs: [
        'Someone, probably you, has forgotten the password of this account. Open the link and choose a new one.',
      ],
      action: { label: 'Choose a new password', url: this.links.reset(token) },
      code,
      closing: [
        `Link and code work once, until ${moment(expiresAt)}. A new password ends all sessions.`,
        'If it was not you, ignore this mail and nothing changes. Give the code to nobody.',
      ],
    });
  }

  /** @param expiry in which words it says how long the invitation holds */
  invitation(
    { token, code, expiresAt, organizationName, inviterName }: Invitation,
    expiry: 'moment' | 'hours',
  ): Letter {
    const holds =
      expiry === 'hours' ? `for the next ${hoursUntil(expiresAt, this.clock.now())}` : `until ${moment(expiresAt)}`;
    return this.letter({
      subject: `${named(inviterName)} invites you to ${named(organizationName)}`,
      heading: `Join ${unlinked(organizationName)}`,
      paragraphs: [
        `${unlinked(inviterName)} invites you to work together in ${unlinked(organizationName)} on ${this.product}.`,
      ],
      action: { label: 'Accept the invitation', url: this.links.accept(token) },
      code,
      closing: [
        `Link and code work once, ${holds}, and for this address alone.`,
        'If you do not know who this is, ignore this mail and nothing happens.',
      ],
    });
  }

  /** What an inbox holds already, as a mail. */
  notice({ title, body, link, label, category }: Told): Letter {
    const url = link === null ? null : this.links.app(link);
    return this.letter({
      subject: title,
      heading: withoutLinks(title),
      paragraphs: body.split(/\n{2,}/).map(withoutLinks),
      action: url === null ? null : { label, url },
      code: null,
      closing: [whyMailed[category]],
    });
  }

  private get product(): string {
    return this.config.from.name;
  }

  private letter(content: Parameters<typeof layOut>[1]): Letter {
    return layOut(this.product, content);
  }
}
