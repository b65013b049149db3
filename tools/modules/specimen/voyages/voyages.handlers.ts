import { Injectable } from '@nestjs/common';
import { asSystem } from '../../../../libs/shared/callers/index.js';
import type { TenantCaller } from '../../../../libs/shared/callers/index.js';
import { Database } from '../../../../libs/shared/database/index.js';
import { Subscriptions } from '../../../../libs/shared/events/index.js';
import { OrganizationPurged } from '../../../../libs/modules/organizations/index.js';
import { VoyagesRepository } from './voyages.repository.js';

const BATCH_ROWS = 1_000;

/** An organization that is purged leaves nothing here. In batches, each of its own: this may stop anywhere and go on later. */
@Injectable()
export class VoyagesErasure {
  constructor(
    subscriptions: Subscriptions,
    private readonly database: Database,
    private readonly voyages: VoyagesRepository,
  ) {
    subscriptions.job('erase-organization', OrganizationPurged, (caller, { data }, { signal }) =>
      this.erase(asSystem('erase the voyages of a purged organization', data.organizationId, caller), signal),
    );
  }

  /** @throws when the work is to stop: it is taken up again by whoever holds the lease next */
  private async erase(caller: TenantCaller, signal: AbortSignal): Promise<void> {
    const batch = () => this.database.transaction(caller, () => this.voyages.eraseBatch(caller, BATCH_ROWS));
    do signal.throwIfAborted();
    while ((await batch()) > 0);
  }
}
