import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { answered } from '../../../shared/http/index.js';
import type { EvaluationContext } from '../evaluation/definitions.js';
import { MetricsService } from '../metrics/metrics.service.js';
import type { Snapshot } from '../snapshots/snapshot.js';
import { SnapshotsOfCallers } from '../snapshots/snapshots.callers.js';
import { tagOf } from '../snapshots/snapshots.tag.js';
import { badData } from './unleash.answers.js';
import { readContext } from './unleash.context.js';
import type { FrontendFeatures } from './unleash.dto.js';

type Toggles = FrontendFeatures['toggles'];

/** Decides for Unleash's front-end clients: they are told what is on for their user, and never why. */
@Injectable()
export class UnleashFrontendService {
  constructor(
    private readonly snapshots: SnapshotsOfCallers,
    private readonly metrics: MetricsService,
    private readonly clock: Clock,
  ) {}

  async toggles(caller: TenantCaller, sent: unknown, isKnown: (etag: string) => boolean) {
    const snapshot = await this.snapshots.of(caller);
    const context = readContext(sent, caller.client?.ip);
    if (!context) return badData('This is no context');
    const now = this.clock.now();
    const etag = tagOf(snapshot, context, now);
    if (isKnown(etag)) return answered(304, undefined, { etag });
    const { environmentKey: environment } = snapshot;
    return answered(200, { toggles: togglesOn(snapshot, { currentTime: now, ...context, environment }) }, { etag });
  }

  async addMetrics(caller: TenantCaller, sent: unknown) {
    return (await this.metrics.add(caller, sent)) ? answered(200) : badData('These are no metrics');
  }
}

function togglesOn({ evaluator, flags }: Snapshot, context: EvaluationContext): Toggles {
  const toggles: Toggles = [];
  for (const name of evaluator.keys()) {
    const { enabled, variant } = evaluator.evaluate(name, context) ?? {};
    if (!enabled || !variant) continue;
    const impressionData = flags.get(name)?.impressionData ?? false;
    toggles.push({ name, enabled, variant: { ...variant, featureEnabled: enabled }, impressionData });
  }
  return toggles;
}
