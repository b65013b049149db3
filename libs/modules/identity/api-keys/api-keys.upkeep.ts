import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { ApiKeySuspended } from '../identity.events.js';
import { ApiKeySecretsRepository } from './api-key-secrets.repository.js';
import { ApiKeysRepository } from './api-keys.repository.js';

const BATCH = 1000;

/** What becomes of keys when a member or an organization goes. */
@Injectable()
export class ApiKeyUpkeep {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeysRepository,
    private readonly secrets: ApiKeySecretsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async suspendKeysOf(caller: TenantCaller, responsibleUserId: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      const suspended = await this.keys.suspendOf(caller, responsibleUserId, this.clock.now());
      await this.outbox.publish(caller, ...suspended.map((keyId) => new ApiKeySuspended({ keyId, responsibleUserId })));
    });
  }

  /** In short transactions, each safe to repeat. */
  async eraseOrganization(caller: TenantCaller): Promise<void> {
    const batch = () => this.database.transaction(caller, () => this.keys.eraseBatch(caller, BATCH));
    while ((await batch()) > 0);
    await this.database.transaction(caller, () => this.secrets.eraseCount(caller));
  }
}
