import { Injectable } from '@nestjs/common';
import { Subscriptions } from '../../../shared/events/index.js';
import { MemberRemoved, OrganizationPurged } from '../../organizations/index.js';
import { InboxRepository } from './inbox.repository.js';

/**
 * Nobody keeps what an organization told them once they do not belong to it any more. What tells them that they are out
 * stays, and so does what came after a return that this event has yet to catch up with.
 */
@Injectable()
export class Orphans {
  constructor(subscriptions: Subscriptions, items: InboxRepository) {
    subscriptions.handle('forget-member', MemberRemoved, async (_caller, { id, organizationId, occurredAt, data }) => {
      if (organizationId) await items.removeOfMember(organizationId, data.userId, occurredAt, id);
    });
    subscriptions.handle('forget-organization', OrganizationPurged, (_caller, { data }) =>
      items.removeOfOrganization(data.organizationId),
    );
  }
}
