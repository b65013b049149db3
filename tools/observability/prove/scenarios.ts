import { setTimeout as delay } from 'node:timers/promises';
import { built } from '../../runner/places.ts';
import { capture } from '../../runner/processes.ts';
import { ofThisMachine } from '../../runner/production.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Postgres } from './postgres.ts';
import type { ProductUnderWatch } from './product.ts';

/** What scenarios break. */
export interface Scene {
  readonly postgres: Postgres;
  readonly product: ProductUnderWatch;
  /** As the product has them. */
  readonly settings: NodeJS.ProcessEnv;
}

export interface Scenario {
  readonly name: string;
  readonly fault: string;
  /** The alert that has to come, and the module that it is about. */
  readonly alert: string;
  readonly module: string;
  /** Resolves once the fault is there. @returns what mends it */
  readonly break: (scene: Scene) => Promise<() => Promise<void>>;
}

const PATIENCE_MS = 20_000;

export const scenarios: readonly Scenario[] = [
  {
    name: 'postgres',
    fault: 'PostgreSQL stops',
    alert: 'BulkheadDatabaseDown',
    module: 'health',
    break: async ({ postgres }) => {
      await postgres.stop();
      return () => postgres.start();
    },
  },
  {
    name: 'worker',
    fault: 'the worker stops',
    alert: 'BulkheadWorkerAbsent',
    module: '',
    break: async ({ product }) => {
      await product.stop('worker');
      return () => product.start('worker').then(() => undefined);
    },
  },
  { name: 'parked', fault: 'an event is parked', alert: 'BulkheadEventParked', module: 'notifications', break: park },
  {
    name: 'slow',
    fault: 'a module is slow',
    alert: 'BulkheadModuleSlow',
    module: 'notifications',
    break: async ({ postgres }) => {
      const table = 'notifications.inbox_items';
      await postgres.query(
        `create policy slow on ${table} as restrictive for select using ((select pg_sleep(1.2) is not null))`,
      );
      return () => postgres.query(`drop policy slow on ${table}`).then(() => undefined);
    },
  },
  {
    name: 'pool',
    fault: 'a pool is full',
    alert: 'BulkheadPoolExhausted',
    module: 'organizations',
    break: ({ postgres }) => postgres.lock('organizations.organizations'),
  },
];

/**
 * A mail that the database refuses to note. The product tries it; then its day of further tries is skipped but for the
 * last one, which it makes, and after which it parks the event.
 */
async function park({ postgres, product, settings }: Scene): Promise<() => Promise<void>> {
  const address = 'parked@prove.example';
  await postgres.query(
    `alter table notifications.emails add constraint refused check (to_email is distinct from '${address}') not valid`,
  );
  const answer = await fetch(`${product.url}/v1/auth/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: address }),
  });
  if (answer.status !== 202) throw new Refusal(`Signing up was answered ${answer.status}`, 'npm run alerts:prove');
  const failed = `select event_id as id from notifications.event_inbox
    where event->'data'->>'tokenId' = (select id::text from identity.one_time_tokens where email = '${address}')`;
  const id = await rowOf(postgres, `${failed} and status = 'pending' and last_error is not null`);
  await postgres.query(
    `update notifications.event_inbox set attempts = 11, available_at = now() where event_id = $1 and lease_until is null`,
    [id],
  );
  await rowOf(postgres, `${failed} and status = 'parked' and attempts = 12`);
  return async () => {
    await postgres.query('alter table notifications.emails drop constraint refused');
    const env = { ...ofThisMachine(), ...settings };
    const { code, output } = await capture(process.execPath, [built('cli', 'events'), 'redrive', id], { env });
    if (code !== 0) throw new Refusal(`events redrive ended with ${code}:\n${output}`, 'npm run events -- parked');
  };
}

async function rowOf(postgres: Postgres, text: string): Promise<string> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(200)) {
    const [row] = await postgres.query<{ id: string }>(text);
    if (row) return row.id;
  }
  throw new Refusal(`Nothing within ${PATIENCE_MS / 1000} s: ${text}`, 'npm run alerts:prove');
}
