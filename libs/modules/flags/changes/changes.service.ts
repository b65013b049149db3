import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { flagNotFound } from '../flags.errors.js';
import type { Change } from './change.entity.js';
import { authorOf } from './changes.author.js';
import type { ChangeList, ChangeView } from './changes.dto.js';
import { ChangesRepository } from './changes.repository.js';
import type { ChangeOfFlag } from './changes.repository.js';

/** What was, or is, as far as it has changed. */
type Members = Record<string, unknown>;

/** A change under way: of a flag, or of its state in an environment. */
interface Made {
  readonly flagId: string;
  readonly environmentId?: string;
  readonly toVersion: number;
  /** Nothing for what was made just now. */
  readonly before?: Members;
  readonly after: Members;
}

@Injectable()
export class ChangesService {
  constructor(
    private readonly database: Database,
    private readonly changes: ChangesRepository,
    private readonly clock: Clock,
  ) {}

  /** For whoever inserts it together with what it made. */
  draft(caller: TenantCaller, { flagId, environmentId, toVersion, before, after }: Made): Change {
    return {
      organizationId: caller.organizationId,
      id: randomUUIDv7(),
      flagId,
      environmentId: environmentId ?? null,
      fromVersion: before ? toVersion - 1 : null,
      toVersion,
      before: before ?? null,
      after,
      ...authorOf(caller),
      createdAt: this.clock.now(),
    };
  }

  /** Within the transaction of the change. */
  async record(caller: TenantCaller, made: Made): Promise<void> {
    await this.changes.insert(this.draft(caller, made));
  }

  async list(caller: TenantCaller, flagKey: string, { cursor, limit }: PageQuery): Promise<ChangeList> {
    const scope = ['flags.changes', caller.organizationId, flagKey];
    const [before = null] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () =>
      this.changes.listOfFlag(caller, flagKey, before, limit + 1),
    );
    // That it was made is a change of every flag.
    if (found.length === 0 && before === null) throw flagNotFound();
    const isCut = found.length < (found[0]?.fetched ?? 0);
    const { rows, nextCursor } = toPage(found, isCut ? found.length - 1 : limit, scope, ({ id }) => [id]);
    return { items: rows.map(viewOf), nextCursor };
  }
}

const viewOf = ({ createdAt, changedByKind, changedBy, ...change }: ChangeOfFlag): ChangeView => ({
  id: change.id,
  environmentKey: change.environmentKey,
  fromVersion: change.fromVersion,
  toVersion: change.toVersion,
  before: change.before,
  after: change.after,
  changedBy: { kind: changedByKind, id: changedBy },
  createdAt: createdAt.toISOString(),
});
