import type { Stages } from '../../runner/stages.ts';
import { median } from '../http/figures.ts';
import type { Form, Part } from '../part.ts';
import { selfTimes, sums } from '../profile/cpu-profile.ts';
import { Stage } from '../stage/stage.ts';
import { bootAims, bootSection } from './section.ts';
import type { BootData, Candidate, Share } from './section.ts';
import { Starts } from './starts.ts';
import type { Program } from './starts.ts';

const TIMES = { full: 5, quick: 1 } as const satisfies Record<Form, number>;
const SHARES = 16;

/** From nothing to the first answer, beside the least application of NestJS. */
export const boot: Part<BootData> = {
  title: 'A start',
  about: 'cold and warm start as production, what it consists of, and the floor beneath it',
  measure,
  aims: bootAims,
  section: bootSection,
};

async function measure(stages: Stages, form: Form): Promise<BootData> {
  const stage = await Stage.open(stages);
  const starts = { product: new Starts(product(stage)), hello: new Starts(hello(stage)) };
  try {
    const files = { product: await starts.product.fillCache(), hello: await starts.hello.fillCache() };
    const found = { product: candidate(files.product), hello: candidate(files.hello) };
    for (let round = 0; round < TIMES[form]; round++)
      await stages.run(`round ${round + 1}`, async () => {
        for (const kind of ['cold', 'warm'] as const)
          for (const name of ['product', 'hello'] as const) found[name][kind].push(await starts[name].start(kind));
        return { says: summary(found) };
      });
    const { profile } = await stages.run('profile', async () => {
      const shares = sharesOf(await starts.product.profile());
      return { profile: shares, says: shares.map((it) => `${it.name} ${it.milliseconds.toFixed(0)}`).join(', ') };
    });
    return { ...found, profile };
  } finally {
    for (const it of Object.values(starts)) it.remove();
    await stage.close();
  }
}

const candidate = (files: number): Candidate => ({ files, cold: [], warm: [] });

/** One process that does everything, as a small installation runs it. */
const product = (stage: Stage): Program => {
  const [visitor] = stage.world.visitors;
  return {
    name: 'bulkhead',
    program: stage.file('apps/api/main.ts'),
    env: { ...stage.environment(), ROLE: 'all', DRAIN_MS: '0' },
    cores: stage.cores,
    firstPath: `/v1/organizations/${visitor?.organizationId}`,
    headers: { authorization: `Bearer ${visitor?.token}` },
  };
};

const hello = (stage: Stage): Program => ({
  name: 'hello',
  program: stage.file('tools/bench/boot/servers/hello.ts'),
  env: stage.environment(),
  cores: stage.cores,
  firstPath: '/health/ready',
  headers: {},
});

/** CPU of the main thread by whose code it is, the largest first, and the rest as one. */
function sharesOf(file: string): Share[] {
  const shares = sums(selfTimes(file), 'owner').map(([name, microseconds]) => ({
    name,
    milliseconds: microseconds / 1000,
  }));
  const rest = shares.slice(SHARES).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [...shares.slice(0, SHARES), { name: 'all others', milliseconds: rest }];
}

const summary = (found: Readonly<Record<'product' | 'hello', Candidate>>): string =>
  (['product', 'hello'] as const)
    .map((name) => {
      const [cold, warm] = (['cold', 'warm'] as const).map((kind) => median(found[name][kind].map((it) => it.ready)));
      return `${name} cold ${cold?.toFixed(0)} ms, warm ${warm?.toFixed(0)} ms`;
    })
    .join('; ');
