import type { Stages } from '../../runner/stages.ts';
import { refuseUncountable } from '../machine/usage.ts';
import type { Form, Part } from '../part.ts';
import { Ground } from './ground.ts';
import { measureRound } from './measure.ts';
import type { Round } from './measure.ts';
import { measureRecovery } from './recovery.ts';
import type { Recovery } from './recovery.ts';
import { eventsAims, eventsSection } from './section.ts';
import type { EventsData } from './section.ts';
import { systems } from './systems.ts';
import type { Key } from './systems.ts';

const ROUNDS = { full: 3, quick: 1 } as const satisfies Record<Form, number>;

/** Events from one process to another, beside pg-boss. */
export const events: Part<EventsData> = {
  title: 'An event',
  about: 'rate and latency of events, with and without NOTIFY, beside pg-boss; recovery after a kill',
  measure,
  aims: eventsAims,
  section: eventsSection,
};

async function measure(stages: Stages, form: Form): Promise<EventsData> {
  refuseUncountable();
  const ground = await Ground.open(stages);
  try {
    const rounds: Record<Key, Round[]> = { notify: [], poll: [], boss: [], 'boss-notify': [] };
    for (let round = 0; round < ROUNDS[form]; round++)
      for (const system of inTurns(round))
        await stages.run(`round ${round + 1}`, async () => {
          const found = await measureRound(ground, system, form);
          rounds[system.key].push(found);
          return { says: `${system.name}: ${summary(found)}` };
        });
    return { rounds, recovery: await measureRecoveries(stages, ground, form) };
  } finally {
    await ground.close();
  }
}

/** There and back: whatever slows the machine down for a while slows each of them. */
const inTurns = (round: number) => (round % 2 === 0 ? systems : systems.toReversed());

async function measureRecoveries(stages: Stages, ground: Ground, form: Form): Promise<EventsData['recovery']> {
  const [bulkhead, , pgBoss] = systems;
  const measured = async (name: string, measuring: Promise<Recovery>) => {
    const { found } = await stages.run('recovery', async () => {
      const times = await measuring;
      return { found: times, says: `${name}: ${times.join(', ')} ms` };
    });
    return found;
  };
  return {
    handler: await measured('handler', measureRecovery(ground, bulkhead, form)),
    job: await measured('job', measureRecovery(ground, bulkhead, form, 'job')),
    boss: await measured('pg-boss', measureRecovery(ground, pgBoss, form)),
  };
}

const summary = ({ perSecond, p50, p99, drainedPerSecond }: Round): string =>
  `${perSecond.toFixed(0)} a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${drainedPerSecond.toFixed(0)} a second from a full queue`;
