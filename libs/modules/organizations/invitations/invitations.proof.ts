import { Injectable } from '@nestjs/common';
import { asSystem, inOrganization, personOf } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { IdentityFacade } from '../../identity/index.js';
import * as refusals from '../organizations.errors.js';
import { addressKey } from '../organizations.names.js';
import type { Invitation } from './invitation.entity.js';
import type { AnswerInvitation } from './invitations.dto.js';
import { InvitationsRepository } from './invitations.repository.js';
import { hashOfToken, InvitationSecrets } from './invitations.secrets.js';
import { standing } from './invitations.standing.js';

const MOST_TRIES = 5;

/** Whether somebody may answer an invitation: they bring what was mailed, and the mailbox is proven to be theirs. */
@Injectable()
export class InvitationProof {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationsRepository,
    private readonly secrets: InvitationSecrets,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  /**
   * The open invitation that this answer is about. The address is compared before the code is looked at, so that no
   * stranger uses up its tries; and whoever brings an id only does not learn whether it exists.
   */
  async check(caller: Caller, { token, invitationId, code }: AnswerInvitation): Promise<Invitation> {
    const emailKey = await this.addressKeyOf(caller);
    const invitation = await this.find(caller, token, invitationId);
    if (!invitation) throw refusals.invitationNotFound();
    if (invitation.emailKey !== emailKey)
      throw token === undefined ? refusals.invitationNotFound() : refusals.invitedAddressDiffers();
    this.refuseClosed(invitation);
    if (token === undefined) await this.checkCode(caller, invitation, code ?? '');
    return invitation;
  }

  /** Of the address that the caller has proven at sign-up: identity knows no other users. */
  async addressKeyOf(caller: Caller): Promise<string> {
    const [user] = await this.identity.getUsers(caller, [personOf(caller)]);
    if (user?.status !== 'active') throw kernelErrors.unauthenticated();
    return addressKey(user.email);
  }

  private find(caller: Caller, token: string | undefined, id = ''): Promise<Invitation | null> {
    const system = asSystem('find an invitation by what was mailed', undefined, caller);
    return this.database.transaction(system, () =>
      token === undefined ? this.invitations.findById(id) : this.invitations.findByTokenHash(hashOfToken(token)),
    );
  }

  private refuseClosed(invitation: Invitation): void {
    const now = standing(invitation, this.clock.now());
    if (now === 'expired') throw refusals.invitationExpired();
    if (now !== 'pending') throw refusals.invitationClosed();
  }

  /** A try is spent, and committed, before the code is compared: parallel guesses count one by one. */
  private async checkCode(caller: Caller, invitation: Invitation, code: string): Promise<void> {
    const invited = inOrganization(caller, invitation.organizationId, []);
    const left = await this.database.apart(invited, () =>
      this.invitations.spendTry(invited, invitation.id, MOST_TRIES),
    );
    if (!left) throw refusals.invitationCodeSpent();
    if (!this.secrets.isCodeOf(invitation, code)) throw refusals.invitationCodeWrong();
  }
}
