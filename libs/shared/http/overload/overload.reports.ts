import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Activities } from '../../activity/index.js';
import type { Activity } from '../../activity/index.js';
import { Draining } from '../edge/draining.js';
import { HttpMetrics } from '../http.metrics.js';
import { methodOf } from '../requests/request-activity.js';
import { RouteTable } from '../routes/route-table.js';
import { admissionOf } from './admission.js';
import type { Admission } from './admission.js';
import { ClassTable } from './class-table.js';
import { loadClasses } from './load-classes.js';
import type { LoadClass } from './load-classes.js';
import { OverloadMetrics } from './overload.metrics.js';

/** However many are refused. */
const LINE_EVERY_MS = 10_000;
const FIRST_OF_REFUSALS = 400;

/** Gives the limiter what it learns from, and tells what it does: in figures, and in a line now and then. */
@Injectable()
export class OverloadReports implements OnApplicationBootstrap {
  private readonly logger = new Logger('http');
  private readonly unsaid: Record<LoadClass, number> = { critical: 0, normal: 0, batch: 0 };
  private readonly uncounted: Record<LoadClass, number> = { critical: 0, normal: 0, batch: 0 };
  private saidAt = -Infinity;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly table: RouteTable,
    private readonly activities: Activities,
    private readonly requests: HttpMetrics,
    private readonly metrics: OverloadMetrics,
    private readonly draining: Draining,
  ) {}

  onApplicationBootstrap(): void {
    const admission = admissionOf(this.host);
    if (!admission) return;
    admission.connect(new ClassTable(this.table.all), this.watching(admission), () => this.draining.started);
    this.activities.listen({
      ended: (activity) => {
        if (isTelling(activity)) admission.limit.sample(activity.name, (activity.seconds ?? 0) * 1000);
      },
    });
  }

  private watching(admission: Admission) {
    return {
      refused: (method: string | undefined, loadClass: LoadClass, seconds: number) => {
        this.uncounted[loadClass]++;
        this.unsaid[loadClass]++;
        this.requests.refused(methodOf(method), seconds);
      },
      turned: () => {
        for (const it of loadClasses) if (this.uncounted[it] > 0) this.metrics.refused(it, this.uncounted[it]);
        for (const it of loadClasses) this.uncounted[it] = 0;
        this.say(admission);
      },
    };
  }

  /** One line for all that were refused since the last one. */
  private say(admission: Admission): void {
    const refused = loadClasses.reduce((sum, it) => sum + this.unsaid[it], 0);
    const now = performance.now();
    if (refused === 0 || now - this.saidAt < LINE_EVERY_MS) return;
    this.saidAt = now;
    const { inFlight, waiting, limit } = admission;
    this.logger.warn({
      event: 'http.overloaded',
      msg: `${refused} requests were refused: more is asked than can be done`,
      refused,
      ...this.unsaid,
      limit: limit.current,
      inFlight,
      waiting,
    });
    for (const it of loadClasses) this.unsaid[it] = 0;
  }
}

/** What was refused tells nothing of what work takes; probes come by beside the limiter. */
const isTelling = ({ kind, attributes, isProbe }: Activity): boolean =>
  kind === 'request' && !isProbe && Number(attributes['http.response.status_code']) < FIRST_OF_REFUSALS;
