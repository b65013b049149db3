import { setTimeout as wait } from 'node:timers/promises';
import type { Form } from '../part.ts';
import type { Ground } from './ground.ts';
import { handled } from './measure.ts';
import type { System } from './systems.ts';

/** Milliseconds from the death of a worker to the commit of what it had in hand, by another one. */
export type Recovery = readonly number[];

/** Longer than anybody waits for: a worker is killed meanwhile. */
const NEVER_MS = '600000';
const SETTLED_MS = 2_000;
export const deaths = { full: 5, quick: 1 } as const satisfies Record<Form, number>;

/**
 * Kills a worker (SIGKILL) in the middle of handling an event, while another one stands by.
 * @param handler of Bulkhead: `database` has effect and mark in one commit, `job` works under a lease
 */
export async function measureRecovery(
  ground: Ground,
  system: System,
  form: Form,
  handler = 'database',
): Promise<Recovery> {
  const found: number[] = [];
  const env = { HANDLER: handler };
  const producer = await ground.start(system, 'producer', env);
  for (let death = 0; death < deaths[form]; death++) {
    await ground.ask(system, 'truncate sales.orders, store.effects');
    const dying = await ground.start(system, 'worker', { ...env, WORK_MS: NEVER_MS });
    const working = dying.hears('working');
    await producer.publish({ kind: 'burst', orders: 1, atOnce: 1 });
    await working;
    const other = await ground.start(system, 'worker', env);
    // Its start has looked at everything: what counts is how it looks later, at any moment between two looks.
    await wait(SETTLED_MS + Math.random() * 1_000);
    const diedAt = Date.now();
    await dying.kill();
    await handled(ground, system, 1);
    const { at } = await ground.askOne<{ at: Date }>(
      system,
      'select pg_xact_commit_timestamp(xmin) as at from store.effects',
    );
    found.push(at.getTime() - diedAt);
    await other.stop();
  }
  await producer.stop();
  return found;
}
