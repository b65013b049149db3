import { Injectable, Logger, Optional } from '@nestjs/common';
import { Activities } from '../../activity/index.js';
import type { Activity } from '../../activity/index.js';
import { Clock } from '../../clock/index.js';
import { briefly, Statements } from '../../database/index.js';
import type { AnsweredStatement } from '../../database/index.js';
import { Metrics } from '../../metrics/index.js';
import { RouteTable } from '../routes/route-table.js';
import { allowanceOf, isBesideBudget } from './budget.js';
import { Tally } from './budget.tally.js';
import type { Excess } from './budget.tally.js';

const WARN_AGAIN_MS = 60_000;
const LIMITER = 'limits';

/** A map from activities to tallies would cost more than all that it holds. */
const TALLY = Symbol('tally');
type Tallied = Activity & { [TALLY]?: Tally };

/** Tallies what each request asks of the database, and tells of those that ask more than their route may. */
@Injectable()
export class BudgetWatch {
  private readonly logger = new Logger('http');
  private readonly warnedAt = new Map<string, number>();
  private readonly exceeded;

  constructor(
    activities: Activities,
    metrics: Metrics,
    private readonly table: RouteTable,
    private readonly clock: Clock,
    @Optional() statements?: Statements,
  ) {
    this.exceeded = metrics.counter({
      name: 'bulkhead_http_budget_exceeded_total',
      help: 'Requests that asked more of the database than their route may',
      labels: ['http_request_method', 'http_route', 'module', 'resource'],
    });
    statements?.listenToAnswers((statement) => this.count(statement));
    activities.listen({ ended: (activity) => this.judge(activity) });
  }

  private count(statement: AnsweredStatement): void {
    const request: Tallied | undefined = statement.activity?.root;
    if (request?.kind !== 'request' || statement.module === LIMITER || isBesideBudget()) return;
    (request[TALLY] ??= new Tally()).add(statement);
  }

  private judge(request: Tallied): void {
    const tally = request[TALLY];
    const route = tally && this.table.routeNamed(request.name);
    if (!route) return;
    const excess = tally.excess(allowanceOf(route));
    if (excess.length === 0) return;
    for (const { resource } of excess) this.exceeded.of({ ...labelsOf(request), resource }).inc();
    this.warn(request, excess, tally);
  }

  /** Once a minute for each route: whatever is wrong with it is wrong in all of its requests. */
  private warn({ name, attributes }: Activity, excess: readonly Excess[], tally: Tally): void {
    const now = this.clock.now().getTime();
    if (now - (this.warnedAt.get(name) ?? -Infinity) < WARN_AGAIN_MS) return;
    this.warnedAt.set(name, now);
    const most = tally.most(excess.some(({ resource }) => resource !== 'database_time') ? 'count' : 'ms');
    this.logger.warn({
      event: 'http.over_budget',
      operation: name,
      requestId: attributes['bulkhead.request_id'],
      over: excess,
      statement: most && briefly(most.statement),
      count: most?.count,
      ms: most && Math.round(most.ms),
      modules: most?.modules,
      msg: 'A request asked more of the database than its route may',
    });
  }
}

const labelsOf = ({ attributes }: Activity) => ({
  http_request_method: String(attributes['http.request.method']),
  http_route: String(attributes['http.route']),
  module: String(attributes['bulkhead.module']),
});
