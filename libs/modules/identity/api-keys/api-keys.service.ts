import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { personOf } from '../../../shared/callers/index.js';
import type { KeyRestrictions, TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { IdentityConfig } from '../identity.config.js';
import { apiKeyLimitReached, apiKeyNotFound, expiryPassed } from '../identity.errors.js';
import { ApiKeyCreated, ApiKeyRevoked, ApiKeyUpdated } from '../identity.events.js';
import { ApiKeySecretsRepository } from './api-key-secrets.repository.js';
import type { ApiKey } from './api-key.entity.js';
import type { ApiKeyList, ApiKeyView, ApiKeyWithSecret, CreateApiKey, UpdateApiKey } from './api-keys.dto.js';
import { newApiKey } from './api-keys.form.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import type { ApiKeyChanges } from './api-keys.repository.js';
import { ApiKeyScopes, refuseUncovered } from './api-keys.scopes.js';
import { timeOf, viewOf } from './api-keys.views.js';

const changeable = ['name', 'scopes', 'restrictions', 'responsibleUserId', 'expiresAt'] as const;

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeysRepository,
    private readonly secrets: ApiKeySecretsRepository,
    private readonly scopes: ApiKeyScopes,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: IdentityConfig,
  ) {}

  /** The answer holds the key itself, which nobody is shown again. */
  async create(caller: TenantCaller, body: CreateApiKey): Promise<ApiKeyWithSecret> {
    const key = this.draft(caller, body);
    await this.scopes.judge(caller, key);
    const { text, ...secret } = newApiKey(key.kind);
    const { id: apiKeyId, organizationId, createdAt, kind, responsibleUserId } = key;
    return this.database.transaction(caller, async () => {
      if (!(await this.secrets.takePlace(caller, this.config.apiKeysPerOrganization))) throw apiKeyLimitReached();
      await this.keys.insert(key);
      await this.secrets.insert({
        id: randomUUIDv7(),
        organizationId,
        apiKeyId,
        ...secret,
        expiresAt: null,
        createdAt,
      });
      await this.outbox.publish(caller, new ApiKeyCreated({ keyId: apiKeyId, kind, responsibleUserId }));
      return { ...viewOf(key), secret: text };
    });
  }

  async list(caller: TenantCaller, { limit, cursor }: PageQuery): Promise<ApiKeyList> {
    const scope = ['identity.api_keys', caller.organizationId];
    const [afterId] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () => this.keys.list(caller, afterId, limit + 1));
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    return { items: rows.map((key) => ({ ...viewOf(key), lastUsedAt: timeOf(key.lastUsedAt) })), nextCursor };
  }

  async get(caller: TenantCaller, keyId: string): Promise<ApiKeyView> {
    return viewOf(await this.find(caller, keyId));
  }

  /**
   * A key that was suspended wakes when somebody answers for it.
   * @param version the one that the caller has seen: what was judged is what is changed
   */
  async update(caller: TenantCaller, keyId: string, version: number, body: UpdateApiKey): Promise<ApiKeyView> {
    const before = await this.find(caller, keyId);
    if (before.version !== version) throw kernelErrors.preconditionFailed();
    const changes = this.changesOf(before, body);
    const after = { ...before, ...changes };
    if (body.scopes || body.responsibleUserId) await this.scopes.judge(caller, after);
    else refuseUncovered(caller, after.scopes);
    const changed = changeable.filter((it) => body[it] !== undefined);
    await this.database.transaction(caller, async () => {
      if (!(await this.keys.update(caller, keyId, version, changes))) throw kernelErrors.preconditionFailed();
      await this.outbox.publish(caller, new ApiKeyUpdated({ keyId, changed }));
    });
    return viewOf({ ...after, version: version + 1 });
  }

  /** For good: it bites with the next request. */
  async revoke(caller: TenantCaller, keyId: string, version: number): Promise<void> {
    await this.database.transaction(caller, async () => {
      if (!(await this.keys.revoke(caller, keyId, version, this.clock.now()))) {
        if (!(await this.keys.find(caller, keyId))) throw apiKeyNotFound();
        throw kernelErrors.preconditionFailed();
      }
      await this.secrets.deleteAll(caller, keyId);
      await this.secrets.givePlaceBack(caller);
      await this.outbox.publish(caller, new ApiKeyRevoked({ keyId }));
    });
  }

  private async find(caller: TenantCaller, keyId: string): Promise<ApiKey> {
    const key = await this.database.transaction(caller, () => this.keys.find(caller, keyId));
    if (!key) throw apiKeyNotFound();
    return key;
  }

  private draft(caller: TenantCaller, body: CreateApiKey): ApiKey {
    const { name, kind, scopes, restrictions, expiresAt } = body;
    const createdBy = personOf(caller);
    return {
      ...{ id: randomUUIDv7(), organizationId: caller.organizationId, name, kind, scopes },
      restrictions: merged({}, restrictions),
      responsibleUserId: body.responsibleUserId ?? createdBy,
      createdBy,
      expiresAt: this.expiry(expiresAt),
      createdAt: this.clock.now(),
      ...{ suspendedAt: null, lastUsedAt: null, revokedAt: null, version: 1 },
    };
  }

  private changesOf(before: ApiKey, body: UpdateApiKey): ApiKeyChanges {
    const { name, scopes, restrictions, responsibleUserId, expiresAt } = body;
    return {
      ...(name !== undefined && { name }),
      ...(scopes && { scopes }),
      ...(restrictions && { restrictions: merged(before.restrictions, restrictions) }),
      ...(responsibleUserId && { responsibleUserId, suspendedAt: null }),
      ...(expiresAt !== undefined && { expiresAt: this.expiry(expiresAt) }),
    };
  }

  private expiry(given: string | null | undefined): Date | null {
    if (given === undefined || given === null) return null;
    const expiresAt = new Date(given);
    if (expiresAt <= this.clock.now()) throw expiryPassed();
    return expiresAt;
  }
}

/** As a JSON merge patch (RFC 7396): null takes a member away. */
function merged(before: KeyRestrictions, change: CreateApiKey['restrictions'] = {}): KeyRestrictions {
  const { environment = before.environment, origins = before.origins } = change;
  return { ...(environment && { environment }), ...(origins && origins.length > 0 && { origins }) };
}
