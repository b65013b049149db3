import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLayout } from '../collect/config.ts';
import { readModules } from '../collect/manifests.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import { judgeRepository } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Layout } from '../model/layout.ts';
import { check, lastOf, runIn } from './commands.ts';
import { copyOf } from './copy.ts';
import { compareDocuments } from './document.ts';
import { outcomeOf } from './outcome.ts';
import { isUnder } from './routes.ts';
import { Stages } from './stages.ts';
import type { Outcome } from './stages.ts';
import { arrowsTo, takeOut } from './take-out.ts';

export interface Ablation {
  readonly root: string;
  readonly config?: string | undefined;
  /** None: each module that says that it is removable. */
  readonly module?: string | undefined;
  readonly out: (text: string) => void;
}

/** Takes modules out of copies, one at a time, and asks what is left whether it misses them. @returns how many are missed */
export async function ablate({ root, config, module, out }: Ablation): Promise<number> {
  const { layout } = readLayout(root, config);
  const names = removable(root, layout, module);
  if (names.length === 0 && layout.ablation.plant === '') {
    out('no module says that it is removable: there is nothing to take out\n');
    return 0;
  }
  let missed = 0;
  for (const name of names.length > 0 ? names : [null]) {
    const copy = copyOf(root, layout);
    try {
      const stages = new Stages(out);
      const taken = await takeOutOf(new House(copy.root, config, layout, stages), name);
      if (stages.failed > 0) missed += 1;
      stages.end(stages.failed === 0 ? `${taken} can be taken out` : `${taken} cannot be taken out as it is`);
    } finally {
      copy.remove();
    }
  }
  return missed;
}

function removable(root: string, layout: Layout, wanted: string | undefined): string[] {
  const modules = readModules(sourcesOnDisk(root, layout), layout, []);
  const names = modules.filter(({ manifest }) => manifest?.removable).map(({ name }) => name);
  if (wanted === undefined) return names;
  if (!modules.some(({ name }) => name === wanted)) {
    throw new CannotJudge([`there is no module ${wanted}: they are ${modules.map(({ name }) => name).join(', ')}`]);
  }
  if (names.includes(wanted)) return [wanted];
  throw new CannotJudge([`${wanted} does not say that it is removable: "removable": true in its ${layout.manifest}`]);
}

/** The copy. */
class House {
  readonly root: string;
  readonly config: string | undefined;
  readonly layout: Layout;
  readonly stages: Stages;

  constructor(root: string, config: string | undefined, layout: Layout, stages: Stages) {
    this.root = root;
    this.config = config;
    this.layout = layout;
    this.stages = stages;
  }

  document(): Readonly<Record<string, unknown>> | null {
    const { document } = this.layout.ablation;
    if (document === '' || !existsSync(join(this.root, document))) return null;
    return JSON.parse(readFileSync(join(this.root, document), 'utf8')) as Readonly<Record<string, unknown>>;
  }

  async generate(): Promise<void> {
    const { generate } = this.layout.ablation;
    if (generate !== '') await this.stages.run('generate', () => check(this.root, generate));
  }
}

async function takeOutOf(house: House, given: string | null): Promise<string> {
  const { root, layout, stages } = house;
  const name = given ?? (await plant(house));
  const before = house.document();
  await stages.run('arrows', () => arrowsTo(root, layout, name));
  const { routes } = await stages.run('take out', () => takeOut(root, layout, name));
  await house.generate();
  const after = house.document();
  if (before && after) {
    await stages.run('document', () => {
      const { operations, components, faults } = compareDocuments(before, after, (path) => isUnder(routes, path));
      const says = `${layout.ablation.document}: ${operations} operations and ${components} components fewer`;
      // Then nothing was compared: the document is not what the command writes, or somebody else answers for the module.
      const isBlind = operations === 0 && routes.length > 0 && layout.ablation.generate !== '';
      const blind = `no operation is gone, and ${name} has controllers: ${routes.join(', ')}`;
      return { says, faults: isBlind ? [...faults, blind] : faults };
    });
  }
  await stages.run('boundaries', () => judged(house));
  for (const text of layout.ablation.checks) {
    const [, title = 'check', command = text] = /^([\w -]+): (.+)$/.exec(text) ?? [];
    await stages.run(title, () => check(root, command));
  }
  return name;
}

/** A module that is made to be taken out again. */
async function plant(house: House): Promise<string> {
  const { root, layout, stages } = house;
  const { name } = await stages.run('plant', async () => {
    const { code, output } = await runIn(root, layout.ablation.plant);
    const planted = output.trim().split('\n').at(-1) ?? '';
    if (code !== 0) throw new CannotJudge([`${layout.ablation.plant} ended with ${code}:\n${lastOf(output)}`]);
    const [found] = removable(root, layout, planted);
    return { says: `${planted}, since no module of the repository is removable`, name: found ?? planted };
  });
  await house.generate();
  return name;
}

async function judged({ root, config }: House): Promise<Outcome> {
  try {
    return outcomeOf(await judgeRepository({ root, config }));
  } catch (error) {
    if (error instanceof CannotJudge) return { says: 'cannot judge', faults: [...error.reasons] };
    throw error;
  }
}
