import { freePort } from '../../../runner/ports.ts';
import { query } from '../../../runner/postgres/query.ts';
import type { Stages } from '../../../runner/stages.ts';
import { median } from '../../http/figures.ts';
import { LoadGenerator } from '../../load/generator.ts';
import { ServerProcess } from '../../stage/server-process.ts';
import type { Stage } from '../../stage/stage.ts';
import type { House } from './house.ts';
import { compare, questions } from './requests.ts';
import type { Compared, Pace } from './requests.ts';

const FIRST_PORT = 15_700;

/** The most modules beside the fewest, by question. */
export type RequestsData = Readonly<Record<keyof typeof questions, Compared>>;

/** The fewest and the most modules, without their loops: what a request costs, and nothing beside it. */
export async function measureRequests(
  stages: Stages,
  stage: Stage,
  houses: readonly House[],
  pace: Pace,
): Promise<RequestsData> {
  const [fewest, most] = [houses[0], houses.at(-1)];
  if (!fewest || !most) throw new RangeError('There is nothing to compare');
  const generator = new LoadGenerator();
  const servers: ServerProcess[] = [];
  try {
    for (const house of [fewest, most]) servers.push(await serve(stage, house));
    const [few, many] = servers.map((server, place) => ({ server, world: (place === 0 ? fewest : most).world }));
    if (!few || !many) throw new RangeError('There is nothing to compare');
    const found: Partial<Record<keyof typeof questions, Compared>> = {};
    for (const key of Object.keys(questions) as (keyof typeof questions)[])
      await stages.run(key, async () => {
        const compared = await compare(generator, key, { few, many }, pace);
        found[key] = compared;
        const ratio = median(compared.ratios).toFixed(2);
        return { says: `${compared.manyMicroseconds.toFixed(0)} µs, ${ratio} × the fewest` };
      });
    return found as RequestsData;
  } finally {
    generator.stop();
    for (const server of servers) await server.stop();
  }
}

async function serve({ cores }: Stage, { modules, tree, url, env }: House): Promise<ServerProcess> {
  await query(url, 'update identity.sessions set last_seen_at = now()');
  return ServerProcess.start({
    name: `${modules} modules`,
    program: tree.file('apps/api/main.ts'),
    port: await freePort(FIRST_PORT),
    env: { ...env, ROLE: 'api' },
    cores,
    log: `${tree.folder}/api.log`,
  });
}
