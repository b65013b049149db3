import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { apiKeyNotFound } from '../identity.errors.js';
import { ApiKeyRotated } from '../identity.events.js';
import { ApiKeySecretsRepository } from './api-key-secrets.repository.js';
import type { ApiKeyWithSecret, RotateApiKey } from './api-keys.dto.js';
import { newApiKey } from './api-keys.form.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { refuseUncovered } from './api-keys.scopes.js';
import { viewOf } from './api-keys.views.js';

const HOUR_MS = 60 * 60 * 1000;

/** Gives a key another secret, while the one before still works: so programs can take the new one, each in its time. */
@Injectable()
export class ApiKeyRotation {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeysRepository,
    private readonly secrets: ApiKeySecretsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Two secrets at most: one that was replaced before ends now. */
  rotate(caller: TenantCaller, keyId: string, { overlapHours }: RotateApiKey): Promise<ApiKeyWithSecret> {
    return this.database.transaction(caller, async () => {
      const key = await this.keys.advance(caller, keyId);
      if (!key) throw apiKeyNotFound();
      refuseUncovered(caller, key.scopes);
      const now = this.clock.now();
      const { text, ...secret } = newApiKey(key.kind);
      await this.secrets.deleteReplaced(caller, keyId);
      await this.secrets.replace(caller, keyId, new Date(now.getTime() + overlapHours * HOUR_MS));
      const { organizationId } = key;
      const row = { id: randomUUIDv7(), organizationId, apiKeyId: keyId, ...secret, expiresAt: null, createdAt: now };
      await this.secrets.insert(row);
      await this.outbox.publish(caller, new ApiKeyRotated({ keyId, overlapHours }));
      return { ...viewOf(key), secret: text };
    });
  }
}
