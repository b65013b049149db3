import { Injectable } from '@nestjs/common';
import { belongsToOrganization } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Subscriptions } from '../../../shared/events/index.js';
import type { Envelope } from '../../../shared/events/index.js';
import { Switches } from '../../../shared/switches/index.js';
import { IdentityFacade, OneTimeTokenIssued } from '../../identity/index.js';
import type { MailToken } from '../../identity/index.js';
import { InvitationCreated, InvitationResent, OrganizationsFacade } from '../../organizations/index.js';
import { invitationExpiry } from '../notifications.switches.js';
import { EmailsService } from './emails.service.js';
import { Letters } from './emails.templates.js';
import type { Letter } from './emails.transport.js';

type TokenIssued = Envelope<OneTimeTokenIssued['data']>;
type Invited = Envelope<InvitationCreated['data']>;

/** Mails that carry a secret: it is loaded in the sending job, so no event and no row of ours ever holds it. */
@Injectable()
export class SecretMails {
  constructor(
    subscriptions: Subscriptions,
    private readonly identity: IdentityFacade,
    private readonly organizations: OrganizationsFacade,
    private readonly emails: EmailsService,
    private readonly letters: Letters,
    private readonly clock: Clock,
    private readonly switches: Switches,
  ) {
    subscriptions.job('mail-one-time-token', OneTimeTokenIssued, (caller, event, { signal }) =>
      this.mailToken(caller, event, signal),
    );
    subscriptions.job('mail-invitation', InvitationCreated, (caller, event, { signal }) =>
      this.mailInvitation(caller, event, signal),
    );
    subscriptions.job('mail-invitation-again', InvitationResent, (caller, event, { signal }) =>
      this.mailInvitation(caller, event, signal),
    );
  }

  private async mailToken(caller: Caller, { id: eventId, data }: TokenIssued, signal: AbortSignal): Promise<void> {
    const token = await this.identity.openMailToken(caller, data.tokenId);
    const category = data.purpose === 'verify' ? 'account' : 'security';
    const mail = { eventId, template: data.purpose, category, recipient: data.tokenId } as const;
    if (!token) return this.emails.suppress(caller, { ...mail, userId: null, address: null }, 'token_gone');
    // Asked for with an address that has no account: whoever owns it never asked us for anything, and gets nothing.
    if (token.purpose === 'reset' && token.userId === null)
      return this.emails.suppress(caller, { ...mail, userId: null, address: null }, 'no_account');
    const occasion = { ...mail, userId: token.userId, address: token.email };
    if (this.isPast(token.expiresAt)) return this.emails.suppress(caller, occasion, 'token_expired');
    await this.emails.send(caller, occasion, this.letterFor(token), signal);
  }

  private letterFor(token: MailToken): Letter {
    switch (token.purpose) {
      case 'verify':
        return this.letters.verification(token);
      case 'already_registered':
        return this.letters.alreadyRegistered();
      case 'reset':
        return this.letters.passwordReset(token);
    }
  }

  private async mailInvitation(caller: Caller, { id: eventId, data }: Invited, signal: AbortSignal): Promise<void> {
    if (!belongsToOrganization(caller)) throw new Error('An invitation belongs to an organization');
    const invitation = await this.organizations.openInvitation(caller, data.invitationId);
    const mail = {
      eventId,
      template: 'invitation',
      category: 'account',
      recipient: data.invitationId,
      userId: null,
    } as const;
    if (!invitation) return this.emails.suppress(caller, { ...mail, address: null }, 'invitation_gone');
    const occasion = { ...mail, address: invitation.email };
    if (invitation.status !== 'pending')
      return this.emails.suppress(caller, occasion, `invitation_${invitation.status}`);
    if (this.isPast(invitation.expiresAt)) return this.emails.suppress(caller, occasion, 'invitation_expired');
    const letter = this.letters.invitation(invitation, this.switches.choose(caller, invitationExpiry));
    await this.emails.send(caller, occasion, letter, signal);
  }

  private isPast(timestamp: string): boolean {
    return Date.parse(timestamp) <= this.clock.now().getTime();
  }
}
