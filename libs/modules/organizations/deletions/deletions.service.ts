import { Injectable } from '@nestjs/common';
import { OperatorConfig } from '../../../shared/callers/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { InvitationsRepository } from '../invitations/invitations.repository.js';
import { operatorUndeletable } from '../organizations.errors.js';
import { OrganizationDeleted } from '../organizations.events.js';
import { RetiredSlugs } from '../retired-slugs/retired-slugs.service.js';
import { DeletionsRepository } from './deletions.repository.js';

@Injectable()
export class DeletionsService {
  constructor(
    private readonly database: Database,
    private readonly deletions: DeletionsRepository,
    private readonly slugs: RetiredSlugs,
    private readonly invitations: InvitationsRepository,
    private readonly outbox: Outbox,
    private readonly operator: OperatorConfig,
    private readonly clock: Clock,
  ) {}

  /** From here on nobody finds it any more. Its rows stay until they are purged, so that a mistake can be mended. */
  async delete(caller: TenantCaller, version: number): Promise<void> {
    const { organizationId } = caller;
    if (organizationId === this.operator.organizationId) throw operatorUndeletable();
    await this.database.transaction(caller, async () => {
      if (!(await this.deletions.markDeleted(caller, version, this.clock.now())))
        throw kernelErrors.preconditionFailed();
      await this.slugs.giveUp(caller);
      await this.invitations.revokeAll(caller);
      await this.outbox.publish(caller, new OrganizationDeleted({ organizationId }));
    });
  }
}
