import { Logger } from '@nestjs/common';
import { Gathering } from './gathering.js';
import { HintSession } from './hint-session.js';
import type { HintRoute } from './hint-session.js';

/** So at most a hundred a second, however many transactions commit. */
const PAUSE_MS = 10;
/** After a failure: what is not told, the others' poll finds. */
const REST_MS = 1_000;

/**
 * Tells other processes, after the commit, that a module on this server has published. NOTIFY inside the transaction
 * itself would take a lock of the whole database until its commit is on disk, and so make all commits queue.
 */
export class HintSender {
  private readonly logger = new Logger('events');
  private readonly gathering = new Gathering((publishers) => this.send(publishers), PAUSE_MS);
  private session: HintSession | undefined;
  private restUntil = 0;
  private isDown = false;

  constructor(private readonly route: HintRoute) {}

  tell(publisher: string): void {
    this.gathering.add(publisher);
  }

  async close(): Promise<void> {
    await this.gathering.end();
    await this.session?.close();
  }

  private async send(publishers: readonly string[]): Promise<void> {
    if (performance.now() < this.restUntil) return;
    try {
      const { client } = (this.session ??= await this.open());
      await client.query('select pg_notify($1, publisher) from unnest($2::text[]) as publisher', [
        this.route.channel,
        publishers,
      ]);
      this.report(true);
    } catch (error) {
      this.restUntil = performance.now() + REST_MS;
      const broken = this.session;
      this.session = undefined;
      await broken?.close();
      this.report(false, error);
    }
  }

  private async open(): Promise<HintSession> {
    const session = await HintSession.open(this.route);
    void session.ended.then(() => {
      if (this.session === session) this.session = undefined;
    });
    return session;
  }

  /** Changes are worth a line, the state is not; that it works from the start is no change. */
  private report(up: boolean, error?: unknown): void {
    if (up && this.isDown)
      this.logger.log({ event: 'events.hints_up', msg: 'Other processes are told of events again' });
    if (!up && !this.isDown) {
      const msg = 'Other processes are not told of events, and find them when they look: every second';
      this.logger.warn({ event: 'events.hints_down', msg, err: error });
    }
    this.isDown = !up;
  }
}
