import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import type { FlagDefinition } from '../evaluation/definitions.js';
import { SnapshotsOfCallers } from '../snapshots/snapshots.callers.js';
import { MetricsApps } from './metrics.apps.js';
import { readReport } from './metrics.report.js';
import { MetricsRepository } from './metrics.repository.js';
import type { Counts } from './metrics.report.js';

const HOUR_MS = 60 * 60 * 1000;
const MOST_FLAGS = 500;
/** What clients count where no variant was given. */
const NO_VARIANT = 'disabled';

/** Counts how often flags were asked for, by the hour: what says which of them are still in use, and which never change. */
@Injectable()
export class MetricsService {
  constructor(
    private readonly database: Database,
    private readonly metrics: MetricsRepository,
    private readonly apps: MetricsApps,
    private readonly snapshots: SnapshotsOfCallers,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds what a client tells, of flags and variants that there are: of so many at a time, and of the hour in which it was
   * told, so that no client's clock makes rows.
   * @returns whether it was a report at all
   */
  async add(caller: TenantCaller, body: unknown): Promise<boolean> {
    const report = readReport(body);
    if (!report) return false;
    const { environmentId, flags } = await this.snapshots.of(caller);
    const told = Object.entries(report.bucket.toggles).flatMap(([flagKey, counts]) => {
      const flag = flags.get(flagKey);
      return flag ? [{ flagKey, ...ofKnownVariants(flag, counts) }] : [];
    });
    if (told.length > 0) {
      const hour = new Date(Math.floor(this.clock.now().getTime() / HOUR_MS) * HOUR_MS);
      const source = { environmentId, hour, app: this.apps.nameOf(environmentId, report.appName, hour) };
      await this.database.transaction(caller, () => this.metrics.add(caller, source, told.slice(0, MOST_FLAGS)));
    }
    return true;
  }
}

function ofKnownVariants(
  { variants = [], strategies = [] }: FlagDefinition,
  { yes, no, variants: told }: Counts,
): Counts {
  const all = [...variants, ...strategies.flatMap((strategy) => strategy.variants ?? [])];
  const names = new Set([NO_VARIANT, ...all.map(({ name }) => name)]);
  return { yes, no, variants: Object.fromEntries(Object.entries(told).filter(([name]) => names.has(name))) };
}
