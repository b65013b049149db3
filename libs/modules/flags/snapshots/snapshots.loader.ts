import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock/index.js';
import { outsideOfDeadlines, withDeadline } from '../../../shared/deadlines/index.js';
import type { FlagDefinition, SegmentDefinition } from '../evaluation/definitions.js';
import { Evaluator } from '../evaluation/evaluator.js';
import type { Snapshot } from './snapshot.js';
import { bytesOf } from './snapshots.bytes.js';
import { momentsIn } from './snapshots.moments.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import type { SnapshotRow } from './snapshots.repository.js';

const LONGEST_LOAD_MS = 10_000;
/** Rows that are read in one turn of the event loop: others go on meanwhile. */
const ROWS_A_TURN = 500;
/** Reads one environment from the database. */
@Injectable()
export class SnapshotsLoader {
  constructor(
    private readonly repository: SnapshotsRepository,
    private readonly clock: Clock,
  ) {}

  /** Undefined when the organization has no such environment. Several may wait for one load: no deadline of theirs binds it. */
  load(organizationId: string, environmentKey: string): Promise<Snapshot | undefined> {
    return outsideOfDeadlines(() => withDeadline(LONGEST_LOAD_MS, () => this.read(organizationId, environmentKey)));
  }

  private async read(organizationId: string, environmentKey: string): Promise<Snapshot | undefined> {
    const loadedAt = this.clock.now();
    const rows = await this.repository.listContent(organizationId, environmentKey);
    const environment = rows.find(({ kind }) => kind === 'environment');
    if (!environment) return undefined;
    const flags = await parsed<FlagDefinition>(rows, 'flag');
    const segments = await parsed<SegmentDefinition>(rows, 'segment');
    // Clients compare answers: the order is the same in every process, whatever the database's collation.
    const ruleset = { flags: flags.sort((a, b) => (a.name < b.name ? -1 : 1)), segments };
    return {
      organizationId,
      environmentId: environment.name,
      environmentKey,
      revision: Number(environment.content),
      loadedAt,
      evaluator: new Evaluator(ruleset),
      ruleset,
      moments: momentsIn(ruleset),
      flags: new Map(flags.map((flag) => [flag.name, flag])),
      bytes: bytesOf(rows),
    };
  }
}

async function parsed<Definition>(rows: readonly SnapshotRow[], kind: SnapshotRow['kind']): Promise<Definition[]> {
  const definitions: Definition[] = [];
  for (const row of rows) {
    if (row.kind !== kind) continue;
    definitions.push(JSON.parse(row.content) as Definition);
    if (definitions.length % ROWS_A_TURN === 0) await turn();
  }
  return definitions;
}
