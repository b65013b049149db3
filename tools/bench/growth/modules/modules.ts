import type { Stages } from '../../../runner/stages.ts';
import { Starts } from '../../boot/starts.ts';
import type { Start } from '../../boot/starts.ts';
import { median } from '../../http/figures.ts';
import type { Form } from '../../part.ts';
import { Stage } from '../../stage/stage.ts';
import { refuseIdleModules } from './check.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { measureRequests } from './few-and-many.ts';
import type { RequestsData } from './few-and-many.ts';
import type { Pace } from './requests.ts';
import { atRest } from './rest.ts';
import type { Rest } from './rest.ts';

interface Plan extends Pace {
  readonly sizes: readonly number[];
  readonly starts: number;
  readonly rest: number;
}

const plans: Readonly<Record<Form, Plan>> = {
  full: { sizes: [8, 25, 50, 100], starts: 5, rest: 10_000, warm: 2_500, rounds: 5, block: 500 },
  quick: { sizes: [8, 25], starts: 1, rest: 4_000, warm: 1_000, rounds: 1, block: 400 },
};

/** What a product of so many generated modules costs. */
export interface Size {
  readonly modules: number;
  readonly files: number;
  readonly cold: readonly Start[];
  readonly warm: readonly Start[];
  readonly rest: Rest;
}

export interface ModulesData {
  readonly sizes: readonly Size[];
  /** The most modules beside the fewest, by question. */
  readonly requests: RequestsData;
}

export async function measureModules(stages: Stages, form: Form): Promise<ModulesData> {
  const plan = plans[form];
  const stage = await Stage.open(stages);
  const houses: House[] = [];
  try {
    const sizes: Size[] = [];
    for (const modules of plan.sizes) {
      const house = await openHouse(stages, stage, modules);
      houses.push(house);
      sizes.push(await measureSize(stages, stage, house, plan));
    }
    return { sizes, requests: await measureRequests(stages, stage, houses, plan) };
  } finally {
    for (const { tree } of houses) tree.remove();
    await stage.close();
  }
}

async function measureSize(stages: Stages, stage: Stage, house: House, plan: Plan): Promise<Size> {
  const { modules, world, tree, env, url } = house;
  const [visitor] = world.visitors;
  if (!visitor) throw new RangeError('Nobody may ask');
  const starts = new Starts({
    ...{ name: `${modules} modules`, program: tree.file('apps/api/main.ts'), env, cores: stage.cores },
    firstPath: `/v1/organizations/${visitor.organizationId}`,
    headers: { authorization: `Bearer ${visitor.token}` },
  });
  try {
    const files = await starts.fillCache();
    const found: { cold: Start[]; warm: Start[] } = { cold: [], warm: [] };
    await stages.run('starts', async () => {
      for (let n = 0; n < plan.starts; n++)
        for (const kind of ['cold', 'warm'] as const) found[kind].push(await starts.start(kind));
      return { says: `${modules} modules: ${says(found.cold)} cold, ${says(found.warm)} warm` };
    });
    const { rest } = await stages.run('rest', async () => {
      const launched = await starts.launchWarm();
      try {
        await refuseIdleModules(launched.target, visitor, modules);
        const rest = await atRest(launched.pid, url, plan.rest);
        return { rest, says: restSays(rest) };
      } finally {
        await launched.stop();
      }
    });
    return { modules, files, ...found, rest };
  } finally {
    starts.remove();
  }
}

const says = (starts: readonly Start[]) => `${median(starts.map(({ ready }) => ready)).toFixed(0)} ms`;
const restSays = (it: Rest): string =>
  `${it.pssMegabytes.toFixed(0)} MB, ${it.connections} connections, idle CPU ${it.cpuSecondsAMinute.toFixed(2)} s a minute ` +
  `and PostgreSQL's ${it.databaseCpuSecondsAMinute.toFixed(2)} s`;
