import { Injectable } from '@nestjs/common';
import { asSystem } from '../../../shared/callers/index.js';
import { Subscriptions } from '../../../shared/events/index.js';
import { OrganizationCreated } from '../../organizations/index.js';
import { Tallies } from '../tallies/tallies.service.js';

/** An organization has its environments before anybody asks for them. */
@Injectable()
export class FirstEnvironments {
  constructor(subscriptions: Subscriptions, tallies: Tallies) {
    subscriptions.handle('create-environments', OrganizationCreated, (caller, { data }) =>
      tallies.open(asSystem('create the environments of an organization', data.organizationId, caller)),
    );
  }
}
