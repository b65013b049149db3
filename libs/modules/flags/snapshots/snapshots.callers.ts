import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Evaluator } from '../evaluation/evaluator.js';
import type { Snapshot } from './snapshot.js';
import { Snapshots } from './snapshots.service.js';

const ruleset = { flags: [], segments: [] };
const nothing = { ruleset, evaluator: new Evaluator(ruleset), flags: new Map(), moments: [], revision: 0, bytes: 0 };

/** What a key may ask about: its organization's flags, in its environment. */
@Injectable()
export class SnapshotsOfCallers {
  constructor(private readonly snapshots: Snapshots) {}

  /**
   * Without any flags where there is no such environment: a key names one, and does not make it.
   * @throws `unavailable` when it is not in memory, and the database is away
   */
  async of({ organizationId, restrictions }: TenantCaller): Promise<Snapshot> {
    const environmentKey = restrictions?.environment ?? '';
    const snapshot =
      this.snapshots.held(organizationId, environmentKey) ?? (await this.snapshots.get(organizationId, environmentKey));
    return snapshot ?? { organizationId, environmentKey, environmentId: '', loadedAt: new Date(0), ...nothing };
  }
}
