import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Not } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { ApiKeyCount } from './api-key-count.entity.js';
import { ApiKeySecret } from './api-key-secret.entity.js';

@Injectable()
export class ApiKeySecretsRepository {
  constructor(
    @InjectRepository(ApiKeySecret, 'identity') private readonly secrets: Repository<ApiKeySecret>,
    @InjectRepository(ApiKeyCount, 'identity') private readonly counts: Repository<ApiKeyCount>,
  ) {}

  async insert(secret: ApiKeySecret): Promise<void> {
    await this.secrets.insert(secret);
  }

  /** Those that another one has taken the place of already. */
  async deleteReplaced({ organizationId }: TenantCaller, apiKeyId: string): Promise<void> {
    await this.secrets.delete({ organizationId, apiKeyId, expiresAt: Not(IsNull()) });
  }

  /** The one that is in use goes on until then. */
  async replace({ organizationId }: TenantCaller, apiKeyId: string, expiresAt: Date): Promise<void> {
    await this.secrets.update({ organizationId, apiKeyId, expiresAt: IsNull() }, { expiresAt });
  }

  async deleteAll({ organizationId }: TenantCaller, apiKeyId: string): Promise<void> {
    await this.secrets.delete({ organizationId, apiKeyId });
  }

  /** Counts one key more, unless there are as many as there may be. @returns whether there was room */
  async takePlace({ organizationId }: TenantCaller, most: number): Promise<boolean> {
    const taken = await this.counts.query<unknown[]>(
      `insert into identity.api_key_counts as held (organization_id, live) values ($1, 1)
       on conflict (organization_id) do update set live = held.live + 1 where held.live < $2 returning live`,
      [organizationId, most],
    );
    return taken.length === 1;
  }

  async givePlaceBack({ organizationId }: TenantCaller): Promise<void> {
    await this.counts.query('update identity.api_key_counts set live = live - 1 where organization_id = $1', [
      organizationId,
    ]);
  }

  async eraseCount({ organizationId }: TenantCaller): Promise<void> {
    await this.counts.delete({ organizationId });
  }
}
