import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { Compartments } from '../database/index.js';
import { BatchLanes } from './batch-lanes.js';
import { Batches, MOST_ROWS } from './batches.js';
import { READ_AT_ONCE } from './cursors.js';
import { EventReports } from './event-reports.js';
import { EventsOptions } from './events-options.js';
import { Housekeeping } from './housekeeping.js';
import { Inbox } from './inbox.js';
import { JobDesk } from './job-desk.js';
import { Jobs } from './jobs.js';
import { Nudges } from './nudges.js';
import type { WaitingPlace } from './nudges.js';
import { Pump } from './pump.js';
import { Relay } from './relay.js';
import { Handlers } from './subscriptions.js';
import { Ticks } from './ticks.js';

const CLOCK_MS = 5000;
const HOUSEKEEPING_MS = 3_600_000;
const FINISH_MS = 7000;
/** For jobs to give up; what a silent database still holds then is rolled back with its connection, or runs out of its lease. */
const GIVE_UP_MS = 1000;

interface Rhythm {
  /** How much one step holds; 1 where it is all or nothing. */
  readonly capacity?: number;
  /** That of the engine's poll, unless it says otherwise. */
  readonly pauseMs?: () => number;
  readonly wokenBy?: WaitingPlace;
}

/** Runs the relay and the workers of this process. */
@Injectable()
export class EventEngine implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly pumps: Pump[] = [];
  /** Where modules' jobs are done in this process. */
  readonly desks: JobDesk[] = [];
  private readonly wakings: (() => void)[] = [];

  constructor(
    private readonly options: EventsOptions,
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
    private readonly relay: Relay,
    private readonly batches: Batches,
    private readonly jobs: Jobs,
    private readonly ticks: Ticks,
    private readonly housekeeping: Housekeeping,
    private readonly nudges: Nudges,
    private readonly reports: EventReports,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.compartments.verify();
    await this.relay.refuseForeignPositions();
    await this.relay.ensureCursors();
  }

  onApplicationBootstrap(): void {
    if (!this.options.work) return;
    for (const it of this.relay.publishers())
      this.pump('relay', it, () => this.relay.step(it), {
        capacity: READ_AT_ONCE,
        wokenBy: 'outbox',
        pauseMs: () => Math.min(this.relay.patienceMs(it), this.options.pollMs),
      });
    for (const it of this.modulesWith('database')) {
      const lanes = new BatchLanes(this.batches, it);
      this.pump('handlers', it, () => lanes.handle(), { capacity: MOST_ROWS, wokenBy: 'inbox' });
    }
    for (const it of this.modulesWith('job')) this.openDesk(it);
    for (const it of this.compartments.names())
      if (this.handlers.scheduled(it).length > 0)
        this.pump('clock', it, async () => Number(await this.strike(it)), { pauseMs: () => CLOCK_MS });
    const tidy = async () => Number(await this.housekeeping.tidy());
    this.pump('housekeeping', 'events', tidy, { pauseMs: () => HOUSEKEEPING_MS });
  }

  /** Stops claiming; gives what runs its time to finish, then asks it to give up. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const sleep of this.wakings) sleep();
    const stopped = Promise.all(this.pumps.map((pump) => pump.stop())).then(() => this.emptyDesks());
    const patience = new AbortController();
    const { signal } = patience;
    const impatience = wait(FINISH_MS, undefined, { signal }).then(() => {
      this.stopping.abort(new Error('the program stops'));
      return wait(GIVE_UP_MS, undefined, { signal });
    });
    await Promise.race([stopped, impatience]);
    patience.abort();
    await impatience.catch(() => undefined);
  }

  /** One round of everything, for programs that run no pumps. True when there was something to do. */
  async step(): Promise<boolean> {
    let worked = false;
    for (const module of this.compartments.names()) worked = (await this.ticks.strike(module)) || worked;
    for (const publisher of this.relay.publishers()) worked = (await this.relay.step(publisher)) > 0 || worked;
    for (const module of this.modulesWith('database')) worked = (await this.batches.handle(module)) > 0 || worked;
    for (const module of this.modulesWith('job'))
      worked = (await this.jobs.workOne(module, this.stopping.signal)) || worked;
    return worked;
  }

  /** Does all that can be done now; what failed waits for its next try, and later events of its aggregate with it. */
  async settle(): Promise<void> {
    // A transaction anywhere on the server may hold the relay back for a moment.
    while ((await this.step()) || (await this.relay.backlog()) > 0) {
      if (this.relay.trouble) throw this.relay.trouble;
      await wait(1);
    }
  }

  /** Events that wait anywhere in this program: not yet carried, or due and not yet handled. */
  async backlog(): Promise<number> {
    let waiting = await this.relay.backlog();
    const subscribers = new Set(this.handlers.all().map(({ module }) => module));
    for (const module of subscribers) waiting += await this.inbox.backlog(module);
    return waiting;
  }

  /** A module's jobs in this process: the pump fills its free places, and is woken by each that becomes free. */
  private openDesk(module: string): void {
    const desk = new JobDesk(this.jobs, module, this.options.jobsAtOnce, this.stopping.signal);
    const fill = () => desk.fill(() => pump.wake());
    const pump = this.pump('jobs', module, fill, { capacity: desk.places, wokenBy: 'inbox' });
    this.desks.push(desk);
  }

  private async emptyDesks(): Promise<void> {
    await Promise.all(this.desks.map((desk) => desk.empty()));
  }

  private pump(kind: string, module: string, step: () => Promise<number>, rhythm: Rhythm): Pump {
    const { wokenBy, capacity = 1, pauseMs = () => this.options.pollMs } = rhythm;
    const onFailure = ({ name }: Pump) => this.reports.pumpFailed(module, name);
    const pump = new Pump({ kind, module, step, capacity, pauseMs, onFailure });
    if (wokenBy) this.wakings.push(this.nudges.onWake(wokenBy, module, () => pump.wake()));
    this.pumps.push(pump);
    return pump;
  }

  private async strike(module: string): Promise<boolean> {
    const struck = await this.ticks.strike(module);
    if (struck) this.nudges.wake('inbox', module);
    return struck;
  }

  private modulesWith(kind: 'database' | 'job'): string[] {
    const running = new Set(this.compartments.names());
    return [...running].filter((module) => this.handlers.of(module, kind).length > 0);
  }
}
