import { Injectable, Logger } from '@nestjs/common';
import { Activities } from '../activity/index.js';
import { ConfigurationError } from '../config/index.js';
import { Compartments } from '../database/index.js';
import { Cursors } from './cursors.js';
import type { Unread } from './cursors.js';
import { EventReports } from './event-reports.js';
import { Inbox } from './inbox.js';
import { Milestones } from './milestones.js';
import { Nudges } from './nudges.js';
import { Rests } from './rests.js';
import { Handlers } from './subscriptions.js';

const SHORTEST_PATIENCE_MS = 2;

/**
 * Carries events from publishers' outboxes into subscribers' inboxes. Each step is a short transaction of one module:
 * insert if absent, then advance the cursor by compare-and-set. A crash between the two, or two relays at once, only
 * repeats harmlessly.
 */
@Injectable()
export class Relay {
  private readonly logger = new Logger('events');
  /** By publisher: since when there have been events that cannot be read yet, by `performance.now()`. */
  private readonly heldBackSince = new Map<string, number>();
  private readonly rests = new Rests();

  constructor(
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
    private readonly cursors: Cursors,
    private readonly inbox: Inbox,
    private readonly milestones: Milestones,
    private readonly nudges: Nudges,
    private readonly activities: Activities,
    private readonly reports: EventReports,
  ) {}

  /** Modules that somebody in this program listens to. */
  publishers(): string[] {
    const running = new Set(this.compartments.names());
    return [...new Set(this.handlers.listening().map(({ source }) => source.publisher))]
      .filter((it) => running.has(it))
      .sort();
  }

  /** @throws ConfigurationError when events came here by a dump of a server that had counted further. */
  async refuseForeignPositions(): Promise<void> {
    const publishers = this.compartments.names();
    const beyond = await this.compartments.severally(publishers, (it) => this.cursors.beyondThisServer(it));
    const foreign = publishers
      .filter((_, place) => beyond[place])
      .map((it) => `The events of ${it} have the positions of another server: run npm run events -- rebase`);
    if (foreign.length > 0) throw new ConfigurationError(foreign);
  }

  /** Gives every new subscriber its cursor, so that it hears what happens from now on. */
  async ensureCursors(): Promise<void> {
    await this.compartments.severally(this.publishers(), async (publisher) => {
      for (const subscriber of this.subscribersOf(publisher)) await this.cursors.ensure(publisher, subscriber);
    });
  }

  /**
   * Carries the next batch of one publisher to each of its subscribers. One whose database is away rests for a while, and
   * keeps the others from nothing. @returns events in the largest of these batches
   */
  async step(publisher: string): Promise<number> {
    const awake = [...this.subscribersOf(publisher)].filter((it) => !this.rests.isResting(routeOf(publisher, it)));
    const unread = await this.cursors.unread(publisher, awake);
    if (!unread.some(({ heldBack }) => heldBack)) this.heldBackSince.delete(publisher);
    else if (!this.heldBackSince.has(publisher)) this.heldBackSince.set(publisher, performance.now());
    let most = 0;
    for (const batch of unread.filter(({ rows }) => rows.length > 0))
      most = Math.max(most, await this.tryToCarry(publisher, batch));
    return most;
  }

  /** What went wrong at the last try to carry something, where it has not been tried again. */
  get trouble(): Error | undefined {
    return this.rests.lastError;
  }

  /**
   * How long to wait before a look for what a running transaction keeps from being read: moments at first, since most are
   * short, then a twentieth of the time that it has been waited for. Infinite when nothing is held back.
   */
  patienceMs(publisher: string): number {
    const since = this.heldBackSince.get(publisher);
    return since === undefined ? Infinity : Math.max(SHORTEST_PATIENCE_MS, (performance.now() - since) / 20);
  }

  /** Events that have not been carried yet, to anybody who runs here. */
  async backlog(): Promise<number> {
    let waiting = 0;
    for (const publisher of this.publishers())
      waiting += await this.cursors.backlog(publisher, this.subscribersOf(publisher));
    return waiting;
  }

  private async tryToCarry(publisher: string, batch: Unread): Promise<number> {
    const route = routeOf(publisher, batch.subscriber);
    try {
      const carried = await this.carry(publisher, batch);
      this.rests.end(route);
      return carried;
    } catch (error) {
      this.rests.begin(route, error as Error);
      this.logger.error({ event: 'events.pump_failed', pump: route, err: error });
      this.reports.pumpFailed(publisher, route);
      return 0;
    }
  }

  /** @returns how many were carried; none where another relay was faster: it goes on, and this one need not keep up */
  private async carry(publisher: string, { subscriber, cursor, rows }: Unread): Promise<number> {
    await this.milestones.pass('relay.read', subscriber);
    const handlers = this.handlers.listening().filter(({ module }) => module === subscriber);
    const deliveries = rows.flatMap((row) =>
      handlers.filter(({ source }) => source.type === row.type).map(({ key }) => ({ ...row, handler: key })),
    );
    if (deliveries.length > 0)
      await this.activities.run(
        'carry',
        subscriber,
        publisher,
        () => this.inbox.deliver(subscriber, publisher, deliveries),
        { attributes: { 'messaging.batch.message_count': rows.length }, causes: causesOf(rows) },
      );
    this.nudges.wake('inbox', subscriber);
    await this.milestones.pass('relay.delivered', subscriber);
    const moved = await this.cursors.advance(publisher, subscriber, cursor, rows.at(-1) ?? cursor);
    if (!moved) this.logger.debug({ event: 'events.carried_elsewhere', publisher, subscriber });
    await this.milestones.pass('relay.advanced', subscriber);
    return moved ? rows.length : 0;
  }

  private subscribersOf(publisher: string): Set<string> {
    const running = new Set(this.compartments.names());
    const hearing = this.handlers.listening().filter(({ source }) => source.publisher === publisher);
    return new Set(hearing.map(({ module }) => module).filter((module) => running.has(module)));
  }
}

const routeOf = (publisher: string, subscriber: string): string => `relay of ${publisher} to ${subscriber}`;

/** What each of these came of, once. */
const causesOf = (rows: Unread['rows']): string[] => [
  ...new Set(rows.map(({ event }) => event.traceparent).filter((it) => typeof it === 'string')),
];
