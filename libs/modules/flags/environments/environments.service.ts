import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { environmentLimitReached, environmentNotFound } from '../flags.errors.js';
import { EnvironmentCreated, EnvironmentUpdated } from '../flags.events.js';
import { Tallies } from '../tallies/tallies.service.js';
import type { Environment } from './environment.entity.js';
import type { CreateEnvironment, EnvironmentList, EnvironmentView, UpdateEnvironment } from './environments.dto.js';
import { demandProtected } from './environments.protection.js';
import { EnvironmentsRepository } from './environments.repository.js';

@Injectable()
export class EnvironmentsService {
  constructor(
    private readonly database: Database,
    private readonly environments: EnvironmentsRepository,
    private readonly tallies: Tallies,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async list(caller: TenantCaller, { cursor, limit }: PageQuery): Promise<EnvironmentList> {
    const scope = ['flags.environments', caller.organizationId];
    const [after = null] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, async () => {
      const before = await this.environments.list(caller, after, limit + 1);
      if (before.length > 0 || after !== null) return before;
      // Older than this module, or so new that the news of it is still under way.
      await this.tallies.open(caller);
      return this.environments.list(caller, after, limit + 1);
    });
    const { rows, nextCursor } = toPage(found, limit, scope, ({ key }) => [key]);
    return { items: rows.map(viewOf), nextCursor };
  }

  async get(caller: TenantCaller, key: string): Promise<EnvironmentView> {
    const environment = await this.database.transaction(caller, () => this.environments.find(caller, key));
    if (!environment) throw environmentNotFound();
    return viewOf(environment);
  }

  async create(caller: TenantCaller, wanted: CreateEnvironment): Promise<EnvironmentView> {
    const { organizationId } = caller;
    const environment = { ...wanted, organizationId, id: randomUUIDv7(), createdAt: this.clock.now(), version: 1 };
    return this.database.transaction(caller, async () => {
      if (!(await this.tallies.take(caller, { environments: 1 }))) throw environmentLimitReached();
      await this.environments.insert([environment]);
      await this.outbox.publish(caller, new EnvironmentCreated(told(environment)));
      return viewOf(environment);
    });
  }

  /** Whoever may take the protection away might as well do what it forbids, and the other way round. */
  async update(
    caller: TenantCaller,
    key: string,
    version: number,
    wanted: UpdateEnvironment,
  ): Promise<EnvironmentView> {
    return this.database.transaction(caller, async () => {
      const before = await this.environments.find(caller, key);
      if (!before) throw environmentNotFound();
      const after = { ...before, name: wanted.name ?? before.name, protected: wanted.protected ?? before.protected };
      if (after.protected !== before.protected) demandProtected(caller);
      const { name, protected: isProtected } = after;
      if (!(await this.environments.update(caller, before.id, version, { name, protected: isProtected })))
        throw kernelErrors.preconditionFailed();
      const changed = (['name', 'protected'] as const).filter((it) => before[it] !== after[it]);
      await this.outbox.publish(caller, new EnvironmentUpdated({ ...told(after), changed }));
      return viewOf({ ...after, version: version + 1 });
    });
  }
}

const told = (it: Pick<Environment, 'id' | 'key' | 'protected'>) => ({
  environmentId: it.id,
  environmentKey: it.key,
  protected: it.protected,
});

const viewOf = ({ createdAt, ...environment }: Environment): EnvironmentView => ({
  ...environment,
  createdAt: createdAt.toISOString(),
});
