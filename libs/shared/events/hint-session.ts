import { Client } from 'pg';
import type { Connection } from '../database/index.js';
import { withDeadline } from '../deadlines/index.js';

const PATIENCE_MS = 5_000;
export const LONGEST_GOODBYE_MS = 1_000;
const FIRST_KEEP_ALIVE_MS = 10_000;

/** How a process reaches a server in order to tell or hear of events. */
export interface HintRoute {
  readonly connection: Connection;
  /** Told to the server, for whoever looks at its sessions. */
  readonly applicationName: string;
  readonly channel: string;
}

/** One connection of the kernel's own. It ends by `close` or by an error, and `ended` tells. */
export class HintSession {
  private goodbye: Promise<void> | undefined;

  private constructor(
    readonly client: Client,
    private readonly end: PromiseWithResolvers<void>,
  ) {}

  get ended(): Promise<void> {
    return this.end.promise;
  }

  /** @throws Error when there is no connection to be had. */
  static async open({ connection, applicationName }: HintRoute): Promise<HintSession> {
    const client = new Client({
      ...connection,
      application_name: applicationName,
      keepAlive: true,
      keepAliveInitialDelayMillis: FIRST_KEEP_ALIVE_MS,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    const end = Promise.withResolvers<void>();
    client.once('end', () => end.resolve());
    // Without a listener of its own, a connection that breaks would end the process.
    client.on('error', () => end.resolve());
    const session = new HintSession(client, end);
    try {
      await client.connect();
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /**
   * Whether it talks to the server itself. A pooler answers with a number of its own instead of the server process's;
   * behind one, LISTEN would stay with whatever connection of the pooler happened to run it.
   */
  async isDirect(): Promise<boolean> {
    const { rows } = await this.client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return rows[0]?.pid === (this.client as unknown as { processID: number | null }).processID;
  }

  /** Waits a moment for the server, which may be out of reach: the session has ended then all the same. */
  close(): Promise<void> {
    return (this.goodbye ??= this.sayGoodbye());
  }

  private async sayGoodbye(): Promise<void> {
    await withDeadline(LONGEST_GOODBYE_MS, () => this.client.end()).catch(() => undefined);
    this.end.resolve();
  }
}
