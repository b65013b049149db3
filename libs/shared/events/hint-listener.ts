import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { escapeIdentifier as quoted } from 'pg';
import { withDeadline } from '../deadlines/index.js';
import { HintSession, LONGEST_GOODBYE_MS } from './hint-session.js';
import type { HintRoute } from './hint-session.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

interface Ears {
  /** A process says that this module has published. */
  readonly hear: (publisher: string) => void;
  /** From now on hints are heard; what was said before is lost. */
  readonly awake: () => void;
}

/** Hears what other processes publish on one server, over a session of its own. What it misses, the poll finds. */
export class HintListener {
  private readonly logger = new Logger('events');
  private readonly closing = new AbortController();
  private readonly running: Promise<void>;
  private session: HintSession | undefined;
  private isDown = false;

  constructor(
    private readonly route: HintRoute,
    private readonly ears: Ears,
  ) {
    this.running = this.run();
  }

  /** A server that is out of reach, or cannot be reached just now, is not waited for longer than a goodbye takes. */
  async close(): Promise<void> {
    this.closing.abort();
    void this.session?.close();
    await withDeadline(LONGEST_GOODBYE_MS, () => this.running).catch(() => undefined);
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.closing.signal.aborted; failures++) {
      const heard = await this.listenOnce().catch((error: unknown) => this.lost(error));
      if (heard === 'never') return;
      if (heard === 'for a while') failures = 0;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
      await wait(pause, undefined, { signal: this.closing.signal }).catch(() => undefined);
    }
  }

  /** Listens until the connection ends. */
  private async listenOnce(): Promise<'for a while' | 'never'> {
    const session = (this.session = await HintSession.open(this.route));
    try {
      if (this.closing.signal.aborted) return 'never';
      if (!(await session.isDirect())) return this.giveUp();
      session.client.on('notification', ({ payload = '' }) => this.ears.hear(payload));
      await session.client.query(`listen ${quoted(this.route.channel)}`);
      this.found();
      await session.ended;
      if (!this.closing.signal.aborted) this.lost();
      return 'for a while';
    } finally {
      await session.close();
    }
  }

  private found(): void {
    if (this.isDown) this.logger.log({ event: 'events.listener_up', msg: 'Events of other processes are heard again' });
    this.isDown = false;
    this.ears.awake();
  }

  /** Changes are worth a line, the state is not. */
  private lost(error?: unknown): void {
    if (this.isDown || this.closing.signal.aborted) return;
    this.isDown = true;
    const msg =
      'Events of other processes are not heard: until the connection is back, they are looked for every second';
    this.logger.warn({ event: 'events.listener_down', msg, err: error });
  }

  private giveUp(): 'never' {
    const msg =
      'Events of other processes cannot be heard through a pooler, and are looked for every second: set DATABASE_DIRECT_URL to the address of the server itself, or EVENTS_NOTIFY=false';
    this.logger.warn({ event: 'events.listener_impossible', msg });
    return 'never';
  }
}
