import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { answered } from '../../../shared/http/index.js';
import type { Ruleset } from '../evaluation/definitions.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { SnapshotsOfCallers } from '../snapshots/snapshots.callers.js';
import { badData } from './unleash.answers.js';

/** Gives Unleash's server-side clients the rules of an environment: they decide by themselves, and tell how often. */
@Injectable()
export class UnleashClientService {
  constructor(
    private readonly snapshots: SnapshotsOfCallers,
    private readonly metrics: MetricsService,
  ) {}

  /** @param namePrefix of the flags that the client wants; others it does not get */
  async features(caller: TenantCaller, namePrefix: string, isKnown: (etag: string) => boolean) {
    const { environmentId, revision, ruleset } = await this.snapshots.of(caller);
    const etag = `"${[environmentId, revision, encodeURIComponent(namePrefix)].join(':')}"`;
    if (isKnown(etag)) return answered(304, undefined, { etag });
    return answered(200, bodyOf(ruleset, namePrefix), { etag });
  }

  async addMetrics(caller: TenantCaller, sent: unknown) {
    return (await this.metrics.add(caller, sent)) ? answered(202) : badData('These are no metrics');
  }
}

const bodyOf = ({ flags, segments }: Ruleset, namePrefix: string) => ({
  version: 2 as const,
  // Copies of the outermost layer: what is held for all to read leaves nothing to write.
  features: flags.filter(({ name }) => name.startsWith(namePrefix)).map((flag) => ({ ...flag })),
  segments: segments.map((segment) => ({ ...segment })),
});
