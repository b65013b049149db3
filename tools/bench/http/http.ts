import { query } from '../../runner/postgres/query.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Stages } from '../../runner/stages.ts';
import { LoadGenerator } from '../load/generator.ts';
import type { Form, Part } from '../part.ts';
import { Stage } from '../stage/stage.ts';
import { compareAnswers, compareStatements } from './check.ts';
import type { Servers } from './check.ts';
import { contenders } from './contenders.ts';
import { Measuring } from './measure.ts';
import { plainSchema } from './plain-schema.ts';
import { httpAims, httpSection } from './section.ts';
import type { HttpData } from './section.ts';
import { works } from './works.ts';

/** A request, beside three other servers that answer the same. */
export const http: Part<HttpData> = {
  title: 'A request',
  about: 'CPU, latency and memory of four kinds of requests, beside bare Fastify and plain NestJS',
  measure,
  aims: httpAims,
  section: httpSection,
};

async function measure(stages: Stages, form: Form): Promise<HttpData> {
  const stage = await openHttpStage(stages);
  const generator = new LoadGenerator();
  try {
    const { roundTrips } = await stages.run('messages', () => compareStatements(stage));
    const servers = await startAll(stage);
    await stages.run('answers', () => compareAnswers(stage, servers));
    // Sessions are noted as seen once a minute: from here on, and not for all of them at the first request.
    for (const schema of ['identity', 'plain'])
      await query(stage.url, `update ${schema}.sessions set last_seen_at = now()`);
    const measuring = new Measuring(stage.world, servers, generator, form);
    const figures: Partial<HttpData['figures']> = {};
    for (const work of works) figures[work.key] = await measuring.measure(stages, work);
    refuseLostStore(servers);
    return { roundTrips, figures: figures as HttpData['figures'] };
  } finally {
    generator.stop();
    await stage.close();
  }
}

/** A stage that has the tables of all servers. */
export async function openHttpStage(stages: Stages): Promise<Stage> {
  const stage = await Stage.open(stages);
  await query(stage.url, plainSchema);
  return stage;
}

const startAll = async (stage: Stage): Promise<Servers> => ({
  a: await stage.start(contenders.a),
  b: await stage.start(contenders.b),
  c: await stage.start(contenders.c),
  d: await stage.start(contenders.d),
});

/** Bulkhead goes on by itself when its limits cannot be counted in time, and would have done less than the others. */
function refuseLostStore({ d }: Servers): void {
  if (d.log().includes('limits.store_lost'))
    throw new Refusal(
      'Bulkhead lost the store of its limits meanwhile: it counted without it',
      'npm run bench -- http',
    );
}
