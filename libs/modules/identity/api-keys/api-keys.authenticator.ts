import { Injectable } from '@nestjs/common';
import { byKey } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { besideBudget } from '../../../shared/http/index.js';
import { readApiKey } from './api-keys.form.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import type { LiveKey } from './api-keys.repository.js';

/** A key that is used all the time is written once a minute. */
const TOUCH_MS = 60_000;

/**
 * Answers by one look-up and caches nothing, so whatever ends a key bites on the next request, on every replica. What the routes
 * of protocols may remember is theirs (docs/adr/0023).
 */
@Injectable()
export class ApiKeyAuthenticator {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: ApiKeysRepository,
  ) {}

  async authenticate(caller: Caller, token: string): Promise<Caller | null> {
    const known = readApiKey(token);
    const live = known && (await this.keys.findLive(known));
    if (!live) return null;
    const { id: keyId, kind: keyKind, organizationId, responsibleUserId, scopes, restrictions } = live;
    const key = byKey(caller, { keyId, keyKind, organizationId, responsibleUserId, scopes, restrictions });
    await this.touch(key, live);
    return key;
  }

  private async touch(key: TenantCaller, { id, lastUsedAt }: LiveKey): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - TOUCH_MS);
    if (lastUsedAt !== null && lastUsedAt > before) return;
    const touch = () => this.keys.touch(key, id, now, before);
    await besideBudget(() => this.database.transaction(key, touch));
  }
}
