import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThan } from 'typeorm';
import type { Repository } from 'typeorm';
import type { KeyRestrictions, TenantCaller } from '../../../shared/callers/index.js';
import { alphanumeric, Database, digest, sql } from '../../../shared/database/index.js';
import { ApiKey } from './api-key.entity.js';
import type { ApiKeyKind } from './api-key.entity.js';
import type { KnownSecret } from './api-keys.form.js';

/** What a look-up tells of a key that is good for this request. */
export interface LiveKey {
  readonly id: string;
  readonly kind: ApiKeyKind;
  readonly organizationId: string;
  readonly responsibleUserId: string;
  readonly scopes: readonly string[];
  readonly restrictions: KeyRestrictions;
  readonly lastUsedAt: Date | null;
}

export type ApiKeyChanges = Partial<
  Pick<ApiKey, 'name' | 'scopes' | 'restrictions' | 'responsibleUserId' | 'expiresAt' | 'suspendedAt'>
>;

@Injectable()
export class ApiKeysRepository {
  constructor(
    private readonly database: Database,
    @InjectRepository(ApiKey, 'identity') private readonly keys: Repository<ApiKey>,
  ) {}

  /** The key of this secret, while neither it, nor the secret, nor who answers for it has ended. */
  async findLive({ lookup, secretHash }: KnownSecret): Promise<LiveKey | null> {
    const [live] = await this.database.lookup<LiveKey>(
      'which key is this',
      sql`select k.id, k.kind, k.organization_id as "organizationId", k.responsible_user_id as "responsibleUserId",
          k.scopes, k.restrictions, k.last_used_at as "lastUsedAt"
        from identity.api_key_secrets s
        join identity.api_keys k on k.id = s.api_key_id
        join identity.users u on u.id = k.responsible_user_id
        where s.lookup = ${alphanumeric(lookup)} and s.secret_hash = ${digest(secretHash)}
          and (s.expires_at is null or s.expires_at > now()) and (k.expires_at is null or k.expires_at > now())
          and k.revoked_at is null and k.suspended_at is null and u.status = 'active'`,
    );
    return live ?? null;
  }

  async insert(key: ApiKey): Promise<void> {
    await this.keys.insert(key);
  }

  find({ organizationId }: TenantCaller, id: string): Promise<ApiKey | null> {
    return this.keys.findOneBy({ id, organizationId, revokedAt: IsNull() });
  }

  /** The newest first, from the one after `afterId` on; revoked ones are gone. */
  list({ organizationId }: TenantCaller, afterId: string | undefined, count: number): Promise<ApiKey[]> {
    return this.keys.find({
      where: { organizationId, revokedAt: IsNull(), ...(afterId !== undefined && { id: LessThan(afterId) }) },
      order: { id: 'DESC' },
      take: count,
    });
  }

  /** False when this is not its version any more. */
  async update(
    { organizationId }: TenantCaller,
    id: string,
    version: number,
    changes: ApiKeyChanges,
  ): Promise<boolean> {
    const { affected } = await this.keys.update({ id, organizationId, version, revokedAt: IsNull() }, changes);
    return affected === 1;
  }

  /** Gives it the next version, and holds its row until the transaction ends; null where there is none. */
  async advance({ organizationId }: TenantCaller, id: string): Promise<ApiKey | null> {
    const live = { id, organizationId, revokedAt: IsNull() };
    const { affected } = await this.keys.increment(live, 'version', 1);
    return affected === 1 ? this.keys.findOneBy(live) : null;
  }

  /** False when this is not its version any more. */
  async revoke({ organizationId }: TenantCaller, id: string, version: number, revokedAt: Date): Promise<boolean> {
    const { affected } = await this.keys.update({ id, organizationId, version, revokedAt: IsNull() }, { revokedAt });
    return affected === 1;
  }

  /** Suspends what somebody answers for. @returns ids of those that it suspended */
  async suspendOf({ organizationId }: TenantCaller, userId: string, suspendedAt: Date): Promise<string[]> {
    const awake = { organizationId, responsibleUserId: userId, revokedAt: IsNull(), suspendedAt: IsNull() };
    const suspended = await this.keys
      .createQueryBuilder()
      .update({ suspendedAt })
      .where(awake)
      .returning(['id'])
      .execute();
    return (suspended.raw as { id: string }[]).map(({ id }) => id);
  }

  /** Notes that it was used; only one of several requests at once writes, and the version stays. */
  async touch({ organizationId }: TenantCaller, id: string, now: Date, before: Date): Promise<void> {
    await this.keys.query(
      `update identity.api_keys set last_used_at = $1
       where organization_id = $2 and id = $3 and (last_used_at is null or last_used_at <= $4)`,
      [now, organizationId, id, before],
    );
  }

  /** Erases some keys of the organization with their secrets, and says how many they were. */
  async eraseBatch({ organizationId }: TenantCaller, most: number): Promise<number> {
    const [, erased] = await this.keys.query<[unknown[], number]>(
      `delete from identity.api_keys where organization_id = $1 and id in (
         select id from identity.api_keys where organization_id = $1 limit $2)`,
      [organizationId, most],
    );
    return erased;
  }
}
