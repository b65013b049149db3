import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { Compartments } from '../database/index.js';
import { EventsOptions } from './events-options.js';
import { Housekeeping } from './housekeeping.js';
import { Inbox } from './inbox.js';
import { Nudges } from './nudges.js';
import { Pump } from './pump.js';
import { Relay } from './relay.js';
import { Handlers } from './subscriptions.js';
import { Ticks } from './ticks.js';
import { Workers } from './workers.js';

const POLL_MS = 1000;
const CLOCK_MS = 5000;
const HOUSEKEEPING_MS = 3_600_000;
const FINISH_MS = 8000;

/** Runs the relay and the workers of this process. */
@Injectable()
export class EventEngine implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private pumps: Pump[] = [];

  constructor(
    private readonly options: EventsOptions,
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
    private readonly relay: Relay,
    private readonly workers: Workers,
    private readonly ticks: Ticks,
    private readonly housekeeping: Housekeeping,
    private readonly nudges: Nudges,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.compartments.verify();
    await this.relay.refuseForeignPositions();
    await this.relay.ensureCursors();
  }

  onApplicationBootstrap(): void {
    if (!this.options.work) return;
    for (const it of this.relay.publishers()) this.pump(`relay of ${it}`, () => this.relay.step(it));
    for (const module of this.modulesWith('database'))
      this.pump(`handlers of ${module}`, () => this.workers.handleOne(module));
    for (const module of this.modulesWith('job'))
      for (let slot = 1; slot <= this.options.jobsAtOnce; slot++)
        this.pump(`jobs of ${module} (${slot})`, () => this.workers.workOne(module, this.stopping.signal));
    for (const module of this.compartments.names())
      if (this.handlers.scheduled(module).length > 0)
        this.pump(`clock of ${module}`, () => this.ticks.strike(module), CLOCK_MS);
    this.pumps.push(new Pump('housekeeping', () => this.housekeeping.tidy(), HOUSEKEEPING_MS));
  }

  /** Stops claiming; gives what runs its time to finish, then asks it to give up. */
  async beforeApplicationShutdown(): Promise<void> {
    const stopped = Promise.all(this.pumps.map((pump) => pump.stop()));
    const patience = new AbortController();
    const impatience = wait(FINISH_MS, undefined, { signal: patience.signal }).then(
      () => this.stopping.abort(new Error('the program stops')),
      () => undefined,
    );
    await stopped;
    patience.abort();
    await impatience;
  }

  /** One round of everything, for programs that run no pumps. True when there was something to do. */
  async step(): Promise<boolean> {
    let worked = false;
    for (const module of this.compartments.names()) worked = (await this.ticks.strike(module)) || worked;
    for (const publisher of this.relay.publishers()) worked = (await this.relay.step(publisher)) || worked;
    for (const module of this.modulesWith('database')) worked = (await this.workers.handleOne(module)) || worked;
    for (const module of this.modulesWith('job'))
      worked = (await this.workers.workOne(module, this.stopping.signal)) || worked;
    return worked;
  }

  /** Does all that can be done now; what failed waits for its next try, and later events of its aggregate with it. */
  async settle(): Promise<void> {
    // A transaction anywhere on the server may hold the relay back for a moment.
    while ((await this.step()) || (await this.relay.backlog()) > 0) await wait(1);
  }

  /** Events that wait anywhere in this program: not yet carried, or due and not yet handled. */
  async backlog(): Promise<number> {
    let waiting = await this.relay.backlog();
    const subscribers = new Set(this.handlers.all().map(({ module }) => module));
    for (const module of subscribers) waiting += await this.inbox.backlog(module);
    return waiting;
  }

  private pump(name: string, step: () => Promise<boolean>, pollMs = POLL_MS): void {
    const pump = new Pump(
      name,
      async () => {
        const worked = await step();
        if (worked) this.nudges.nudge();
        return worked;
      },
      pollMs,
    );
    this.nudges.onNudge(() => pump.wake());
    this.pumps.push(pump);
  }

  private modulesWith(kind: 'database' | 'job'): string[] {
    const running = new Set(this.compartments.names());
    return [...running].filter((module) => this.handlers.of(module, kind).length > 0);
  }
}
