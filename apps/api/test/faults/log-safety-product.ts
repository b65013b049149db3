import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseConfig, declaredCompartments, placements, provision } from '../../../../libs/shared/database/index.js';
import { MailServer, ownDatabase } from '../../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';
import { AppModule } from '../../app.module.js';
import { Collector } from '../collector.js';
import { previewOf } from '../preview.js';
import { ProductProcess } from '../processes.js';
import type { Loadable } from '../processes.js';
import { codeIn, fragmentIn } from '../product.js';

const secret = (bytes: number) => randomBytes(bytes).toString('base64url');

/** The product as production runs it, at the level that says most, and all that leaves it. */
export class WatchedProduct {
  readonly mails = new MailServer();
  readonly collector = new Collector();
  database!: TestDatabase;
  #variables: NodeJS.ProcessEnv = {};
  readonly #processes: ProductProcess[] = [];

  async prepare(): Promise<void> {
    await previewOf(AppModule);
    await Promise.all([this.mails.start(), this.collector.start()]);
    this.database = await ownDatabase();
    this.#variables = {
      ...{ NODE_ENV: 'production', LOG_LEVEL: 'trace', DRAIN_MS: '0', TRUSTED_PROXY_HOPS: '1', METRICS_PORT: '0' },
      ...{
        DATABASE_LOGIN_SECRET: secret(24),
        BULKHEAD_KEYS: `k1:${secret(32)}`,
        PUBLIC_URL: 'https://api.example.com',
      },
      ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_MAIL_FROM: 'Example <no-reply@example.com>' },
      ...{ NOTIFICATIONS_SMTP_URL: `${this.mails.url}?requireTLS=false`, DATABASE_ACQUIRE_TIMEOUT_MS: '20000' },
      ...{ LIMITS_REQUESTS_PER_PRINCIPAL: '1000000', LIMITS_REQUESTS_PER_ADDRESS: '1000000' },
      ...{
        LIMITS_STORE_TIMEOUT_MS: '10000',
        IDENTITY_SIGN_IN_TRIES_PER_ADDRESS: '100000',
        ORGANIZATIONS_PER_PERSON_AND_DAY: '100000',
      },
      ...{ OTEL_EXPORTER_OTLP_ENDPOINT: this.collector.url, OTEL_BSP_SCHEDULE_DELAY: '50' },
      ...this.database.variables,
    };
    // The logins get the passwords that this secret makes.
    const config = DatabaseConfig.read(this.#variables);
    for (const placement of placements(config, declaredCompartments(), this.#variables))
      await provision(config, placement);
  }

  async start(first: readonly Loadable[] = ['tracing']): Promise<ProductProcess> {
    const program = await ProductProcess.start(this.#variables, first);
    this.#processes.push(program);
    return program;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#processes.map((it) => it.stop()));
    await this.mails.stop();
    this.collector.stop();
    await this.database?.drop();
  }

  /** What stands where Prometheus reads, of this process. */
  async metrics(program: ProductProcess): Promise<string> {
    const [, url] = /Metrics stand at (http:[^"\s]+)/.exec(program.output) ?? [];
    return (await fetch(url ?? '')).text();
  }

  /** The mail to this address with such a page in it, as soon as it has come: its token and its code. */
  async mailed(to: string, page: 'verify' | 'reset' | 'accept'): Promise<{ token: string; code: string }> {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(20)) {
      const mail = this.mails.to(to).findLast(({ text }) => text?.includes(`/pages/${page}#`));
      if (mail) return { token: fragmentIn(mail, page), code: codeIn(mail) };
    }
    throw new Error('No mail came');
  }
}
