import { Injectable } from '@nestjs/common';
import { belongsToOrganization } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import type { Envelope } from '../../../shared/events/index.js';
import type { NoticeFacts } from '../../../shared/notices/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { OrganizationsFacade } from '../../organizations/index.js';
import { moment, named } from '../emails/emails.words.js';
import { NotificationsConfig } from '../notifications.config.js';

/** Gathers what the text of a notice may be made of. */
@Injectable()
export class Facts {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly organizations: OrganizationsFacade,
    private readonly config: NotificationsConfig,
  ) {}

  /** Null when the organization is gone: there is nobody left to tell. */
  async of(caller: Caller, { actor, data, occurredAt }: Envelope): Promise<NoticeFacts<object> | null> {
    const organization = belongsToOrganization(caller) ? await this.organizations.getOrganization(caller) : undefined;
    if (organization === null) return null;
    const isPerson = actor.kind === 'user' && actor.id !== null;
    const [person] = isPerson ? await this.identity.getUsers(caller, [String(actor.id)]) : [];
    return {
      data,
      organization: named(organization?.name ?? ''),
      actor: (person?.status !== 'deleted' && named(person?.name ?? '')) || 'Somebody',
      when: moment(occurredAt.toISOString()),
      product: this.config.from.name,
    };
  }
}
