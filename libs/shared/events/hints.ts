import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '../config/index.js';
import { DatabaseConfig, declaredCompartments, kernelRoutes } from '../database/index.js';
import type { Connection } from '../database/index.js';
import { EventsConfig } from './events.config.js';
import { EventsOptions } from './events-options.js';
import { HintListener } from './hint-listener.js';
import { HintSender } from './hint-sender.js';
import type { HintRoute } from './hint-session.js';
import { Nudges } from './nudges.js';
import { Relay } from './relay.js';

/**
 * Nudges between processes, by NOTIFY: which modules have published, and nothing else. A process that carries events
 * itself listens, on one session a server; one that does not tells the others, from its first event on.
 */
@Injectable()
export class Hints implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private listeners: HintListener[] = [];
  /** By publisher; those on one server share theirs. */
  private senders: ReadonlyMap<string, HintSender | undefined> = new Map();

  constructor(
    private readonly config: EventsConfig,
    private readonly options: EventsOptions,
    private readonly database: DatabaseConfig,
    private readonly environment: Environment,
    private readonly relay: Relay,
    private readonly nudges: Nudges,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.notify) return;
    const heard = this.routes();
    const byServer = new Map(heard.map((it) => [keyOf(it.own), new HintSender(this.routeOver(it.own))]));
    this.senders = new Map(heard.map((it) => [it.publisher, byServer.get(keyOf(it.own))]));
    this.nudges.onPublishedForOthers((publisher) => this.senders.get(publisher)?.tell(publisher));
    if (this.options.work) this.listen(heard.map(({ direct }) => direct));
  }

  /** The loops have stopped, or are about to: what is published from now on is told to others. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.listeners.map((it) => it.close()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...new Set(this.senders.values())].map(async (it) => it?.close()));
  }

  private listen(connections: readonly Connection[]): void {
    const hear = (publisher: string) => void this.nudges.wake('outbox', publisher);
    const awake = () => this.nudges.wakeAll();
    const servers = new Map(connections.map((it) => [keyOf(it), it]));
    this.listeners = [...servers.values()].map((it) => new HintListener(this.routeOver(it), { hear, awake }));
  }

  /** To the server of each module that somebody listens to. */
  private routes() {
    const publishers = new Set(this.relay.publishers());
    return declaredCompartments()
      .filter(({ name }) => publishers.has(name))
      .map((it) => ({ publisher: it.name, ...kernelRoutes(this.database, it, this.environment.variables) }));
  }

  private routeOver(connection: Connection): HintRoute {
    const { rolePrefix } = this.database;
    return { connection, applicationName: `${rolePrefix}:hints`, channel: `${rolePrefix}_events` };
  }
}

const keyOf = ({ host, port, database }: Connection): string => `${host}:${port}/${database}`;
