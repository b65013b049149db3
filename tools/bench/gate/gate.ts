import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import type { Stages } from '../../runner/stages.ts';
import { divideCores } from '../machine/cores.ts';
import { median } from '../http/figures.ts';
import type { Form, Part } from '../part.ts';
import { copyOfThis } from './copy.ts';
import { cruise, judge, judgeAnew } from './programs.ts';
import type { Run } from './programs.ts';
import { gateAims, gateSection } from './section.ts';
import type { GateData, Measured } from './section.ts';
import { growTree } from './tree.ts';
import type { Tree } from './tree.ts';

interface Plan {
  readonly sizes: readonly { readonly modules: number; readonly files: number }[];
  readonly rounds: number;
}

const plans: Readonly<Record<Form, Plan>> = {
  full: {
    sizes: [
      { modules: 100, files: 1_050 },
      { modules: 100, files: 5_000 },
    ],
    rounds: 3,
  },
  quick: { sizes: [{ modules: 10, files: 200 }], rounds: 1 },
};

/** What a run of the gate takes, beside dependency-cruiser by itself. */
export const gate: Part<GateData> = {
  title: 'The gate',
  about: 'the architecture gate beside plain dependency-cruiser, cold, warm and after an edit',
  measure,
  aims: gateAims,
  section: gateSection,
};

async function measure(stages: Stages, form: Form): Promise<GateData> {
  divideCores();
  const { sizes, rounds } = plans[form];
  const own = copyOfThis();
  const trees = [own, ...sizes.map(({ modules, files }) => growTree(modules, files))];
  try {
    const found: Measured[] = [];
    for (const tree of trees) found.push(await measureTree(stages, tree, rounds));
    return { trees: found };
  } finally {
    for (const { remove } of trees) remove();
  }
}

async function measureTree(stages: Stages, tree: Tree, rounds: number): Promise<Measured> {
  const runs = { cruiser: [] as Run[], cold: [] as Run[], warm: [] as Run[], edited: [] as Run[], used: [] as Run[] };
  await stages.run(tree.name, async () => {
    for (let round = 0; round < rounds; round++) {
      runs.cruiser.push(await cruise(tree));
      runs.cold.push(await judgeAnew(tree));
      runs.warm.push(await judge(tree));
      runs.edited.push(await afterAnEdit(tree, tree.leaf, round));
      await judge(tree);
      runs.used.push(await afterAnEdit(tree, tree.base, round));
    }
    const says = Object.entries(runs).map(
      ([name, all]) => `${name} ${median(all.map(({ seconds }) => seconds)).toFixed(2)} s`,
    );
    return { says: says.join(', ') };
  });
  const { name, files, modules } = tree;
  return { name, files, modules, ...runs };
}

/** The edit is taken back: the next round begins with the same tree. */
async function afterAnEdit(tree: Tree, file: string, round: number): Promise<Run> {
  const text = readFileSync(file, 'utf8');
  appendFileSync(file, `\nexport const edited = ${round};\n`);
  try {
    return await judge(tree);
  } finally {
    writeFileSync(file, text);
  }
}
