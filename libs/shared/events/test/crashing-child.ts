import { setTimeout as wait } from 'node:timers/promises';
import { EventEngine } from '../event-engine.js';
import { Milestones } from '../milestones.js';
import type { Milestone } from '../milestones.js';
import { startWorld } from './program.js';
import { newThing, Things } from './world.js';

/**
 * Publishes a few events, works on whatever waits, and kills itself at the point that DIE_AT names. Without DIE_AT it
 * works until nothing waits, and exits with 0.
 */
const dieAt = process.env.DIE_AT;
const die = (): void => void process.kill(process.pid, 'SIGKILL');

class DeadlyMilestones extends Milestones {
  override async pass(milestone: Milestone): Promise<void> {
    if (milestone !== dieAt) return;
    die();
    // The signal is delivered between two turns of the event loop: nothing may happen in the meantime.
    await new Promise(() => undefined);
  }
}

const variables = process.env;
const engine = [{ provide: Milestones, useClass: DeadlyMilestones }];
const app = await startWorld(variables, { work: true, engine });
if (dieAt) {
  const thing = newThing();
  const things = app.get(Things, { strict: false });
  for (let step = 1; step <= 3; step++)
    await things.count(thing, dieAt === 'outbox.inserted' && step === 2 ? die : undefined);
}
while (dieAt || (await app.get(EventEngine, { strict: false }).backlog()) > 0) await wait(20);
await app.close();
