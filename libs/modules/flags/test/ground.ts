import { randomUUIDv7 } from 'node:crypto';
import { OperatorConfig } from '../../../shared/callers/index.js';
import type { EnvironmentVariables } from '../../../shared/config/index.js';
import { bootModule, tokenOf } from '../../../shared/testing/index.js';
import type { House, TestClient, TestDatabase } from '../../../shared/testing/index.js';
import { OrganizationsFacade, OrganizationsModule } from '../../organizations/index.js';
import type { DependencyDefinition, FlagDefinition, SegmentDefinition } from '../evaluation/definitions.js';
import { FlagsConfig } from '../flags.config.js';
import { FlagsModule } from '../index.js';
import { SnapshotsPolling } from '../snapshots/snapshots.polling.js';

interface Otherwise {
  readonly database?: TestDatabase;
  readonly variables?: EnvironmentVariables;
}

interface KeyPretence {
  readonly permissions?: readonly string[];
  readonly kind?: 'secret' | 'publishable';
  readonly environment?: string;
}

/** Flags alone: nobody asks organizations anything while flags are evaluated. The operator has environments, as ever. */
export async function bootFlags(otherwise: Otherwise = {}): Promise<House> {
  const house = await bootModule(FlagsModule, {
    ...otherwise,
    instead: [[OrganizationsModule, [{ provide: OrganizationsFacade, useValue: {} }]]],
  });
  await furnish(house);
  await refresh(house);
  return house;
}

async function furnish(house: House): Promise<void> {
  await house.adminQuery(
    `with environment as (
       insert into flags.environments (organization_id, id, key, name, protected)
       values ($1, $2, $3, $3, true) on conflict do nothing returning organization_id, id)
     insert into flags.environment_revisions (organization_id, environment_id) select * from environment`,
    [house.get(OperatorConfig).organizationId, randomUUIDv7(), house.get(FlagsConfig).environment],
  );
}

/** Has this instance see all changes that there are: a question that is under way may have been asked before them. */
export async function refresh(house: House): Promise<void> {
  await house.get(SnapshotsPolling).poll();
  await house.get(SnapshotsPolling).poll();
}

/** An environment of an organization of its own, and what is in it, put there as the management API does. */
export class Ground {
  readonly environmentId = randomUUIDv7();
  readonly environmentKey = 'staging';

  private constructor(
    private readonly database: TestDatabase,
    readonly organizationId: string,
  ) {}

  static async of(
    { database }: { readonly database: TestDatabase },
    flags: readonly FlagDefinition[] = [],
    segments: readonly SegmentDefinition[] = [],
    organizationId = randomUUIDv7(),
  ): Promise<Ground> {
    const ground = new Ground(database, organizationId);
    await database.query(
      `with environment as (
         insert into flags.environments (organization_id, id, key, name, protected) values ($1, $2, $3, $3, false))
       insert into flags.environment_revisions (organization_id, environment_id) values ($1, $2)`,
      [ground.organizationId, ground.environmentId, ground.environmentKey],
    );
    for (const segment of segments) await ground.addSegment(segment);
    await ground.add(...flags);
    return ground;
  }

  /** An API key of this organization and environment, unless another one is named. */
  key(house: House, pretence: KeyPretence = {}): TestClient {
    return house.as(this.pretence(pretence));
  }

  /** The same, to be sent as it is. */
  token(pretence: KeyPretence = {}): string {
    return tokenOf(this.pretence(pretence));
  }

  /** The same, of whoever writes a page. */
  publishable(house: House): TestClient {
    return this.key(house, { permissions: ['flags:evaluate'], kind: 'publishable' });
  }

  /** Puts flags there, or makes others of those that are: one change. */
  async add(...flags: readonly FlagDefinition[]): Promise<void> {
    await this.database.query(
      `with told as (
         select * from jsonb_to_recordset($3::jsonb) as t
           (id uuid, name text, type text, enabled boolean, strategies jsonb, variants jsonb, dependencies jsonb)),
       flag as (
         insert into flags.flags (organization_id, id, key, type, description, dependencies)
         select $1, id, name, type, '', dependencies from told
         on conflict (organization_id, key) do update set dependencies = excluded.dependencies, archived_at = null
         returning id, key)
       insert into flags.flag_states (organization_id, environment_id, flag_id, enabled, strategies, variants)
       select $1, $2, flag.id, told.enabled, told.strategies, told.variants from told join flag on flag.key = told.name
       on conflict (organization_id, environment_id, flag_id) do update
         set enabled = excluded.enabled, strategies = excluded.strategies, variants = excluded.variants`,
      [this.organizationId, this.environmentId, JSON.stringify(flags.map(stored))],
    );
    await this.change();
  }

  async archive(name: string): Promise<void> {
    const where = 'organization_id = $1 and key = $2';
    await this.database.query(`update flags.flags set archived_at = now() where ${where}`, [this.organizationId, name]);
    await this.change();
  }

  /** What each change of the management API does as well. */
  async change(): Promise<void> {
    await this.database.query(
      'update flags.environment_revisions set revision = revision + 1 where organization_id = $1 and environment_id = $2',
      [this.organizationId, this.environmentId],
    );
  }

  private pretence({ permissions = ['flags:evaluate', 'flags:read'], kind, environment }: KeyPretence) {
    const { organizationId, environmentKey } = this;
    const key = { environment: environment ?? environmentKey, kind };
    return { userId: randomUUIDv7(), organizationId, permissions, key };
  }

  private async addSegment({ id, name, constraints = [] }: SegmentDefinition): Promise<void> {
    await this.database.query(
      `insert into flags.segments (organization_id, id, number, name, description, constraints)
       values ($1, $2, $3, $4, '', $5)`,
      [this.organizationId, randomUUIDv7(), id, name ?? `segment ${id}`, JSON.stringify(constraints)],
    );
  }
}

const noDependencies: readonly DependencyDefinition[] = [];

const stored = ({ name, type = 'release', enabled, strategies = [], variants = [], dependencies }: FlagDefinition) => ({
  ...{ id: randomUUIDv7(), name, type, enabled, strategies, variants },
  dependencies: dependencies ?? noDependencies,
});
