import { Client, escapeIdentifier } from 'pg';

/**
 * A connection of the server's superuser that a test holds on to, past every wall and proxy: for locks, limits, and whatever
 * else only an administrator can bring about.
 */
export class Superuser {
  private constructor(
    private readonly client: Client,
    /** Of the server's process. */
    readonly pid: number,
  ) {}

  /** @param url of the database, with the login of a superuser */
  static async at(url: string): Promise<Superuser> {
    const client = new Client({ connectionString: url });
    // It may be ended by what it brings about.
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return new Superuser(client, rows[0]?.pid ?? 0);
  }

  async query<Row = Record<string, unknown>>(text: string, parameters?: unknown[]): Promise<Row[]> {
    return (await this.client.query(text, parameters)).rows as Row[];
  }

  /** Hears what is notified from now on. @param heard told which process of the server it was for */
  async listen(channel: string, heard: (pid: number) => void): Promise<void> {
    this.client.on('notification', ({ processId }) => heard(processId));
    await this.client.query(`listen ${escapeIdentifier(channel)}`);
  }

  end(): Promise<void> {
    return this.client.end();
  }
}
