import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { EnvironmentsRepository } from '../environments/environments.repository.js';
import { EnvironmentCreated } from '../flags.events.js';
import { TalliesRepository } from './tallies.repository.js';
import type { Places, Taken } from './tallies.repository.js';

const most: Places = { openFlags: 2_000, environments: 20, segments: 500 };
const none: Places = { openFlags: 0, environments: 0, segments: 0 };

/** What every organization begins with. */
const firstEnvironments = [
  { key: 'development', name: 'Development', protected: false },
  { key: 'staging', name: 'Staging', protected: false },
  { key: 'production', name: 'Production', protected: true },
] as const;

/** Where an organization's places are taken, and where it gets its environments: with whatever it does here first. */
@Injectable()
export class Tallies {
  constructor(
    private readonly database: Database,
    private readonly tallies: TalliesRepository,
    private readonly environments: EnvironmentsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Gives an organization its environments, unless it has had them. */
  async open(caller: TenantCaller): Promise<void> {
    await this.database.transaction(caller, async () => {
      if (await this.tallies.openIfAbsent(caller, firstEnvironments.length)) await this.addEnvironments(caller);
    });
  }

  /** Within a transaction: takes places for what is about to be inserted; null when there are none left. */
  async take(caller: TenantCaller, places: Partial<Places>): Promise<Taken | null> {
    const taken = await this.tallies.take(caller, { ...none, ...places }, most, firstEnvironments.length);
    if (taken?.isFirst) await this.addEnvironments(caller);
    return taken;
  }

  giveBackSegment(caller: TenantCaller): Promise<void> {
    return this.tallies.giveBackSegment(caller);
  }

  private async addEnvironments(caller: TenantCaller): Promise<void> {
    const origin = { organizationId: caller.organizationId, createdAt: this.clock.now(), version: 1 };
    const environments = firstEnvironments.map((it) => ({ ...origin, id: randomUUIDv7(), ...it }));
    await this.environments.insert(environments);
    const created = environments.map(
      (it) => new EnvironmentCreated({ environmentId: it.id, environmentKey: it.key, protected: it.protected }),
    );
    await this.outbox.publish(caller, ...created);
  }
}
