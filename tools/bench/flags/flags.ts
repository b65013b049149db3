import { existsSync } from 'node:fs';
import { inRoot, root } from '../../runner/places.ts';
import { capture } from '../../runner/processes.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Stages } from '../../runner/stages.ts';
import { divideCores, onServerCore } from '../machine/cores.ts';
import type { Form, Part } from '../part.ts';
import { flagsAims, flagsSection } from './section.ts';
import type { FlagsData, Round } from './section.ts';

/** What the module's program measures in one round. */
const plans = {
  full: { rounds: 5, plan: { blocks: 9, blockMilliseconds: 100, sizes: [1_000, 10_000] } },
  quick: { rounds: 1, plan: { blocks: 3, blockMilliseconds: 20, sizes: [1_000, 10_000] } },
} as const satisfies Record<Form, object>;

/**
 * Belongs to the module, which can be taken out: it is started by its name, and imported by nobody here. Compiled as the
 * build does it.
 */
const program = inRoot('libs', 'modules', 'flags', 'evaluation', 'test', 'benchmark', 'program.ts');
const hooks = inRoot('libs', 'shared', 'testing', 'typescript-hooks.mjs');

/** An evaluation of a flag in process, beside Unleash's SDK for Node. */
export const flags: Part<FlagsData> = {
  title: 'Flags',
  about: 'an evaluation in process beside unleash-client; a snapshot of 10,000 flags',
  measure,
  aims: flagsAims,
  section: flagsSection,
};

async function measure(stages: Stages, form: Form): Promise<FlagsData> {
  if (!existsSync(program)) throw new Refusal('The module flags is not here', 'npm run bench -- <another part>');
  const { rounds, plan } = plans[form];
  const found: Round[] = [];
  for (let round = 1; round <= rounds; round++)
    await stages.run(`round ${round}`, async () => {
      const one = await measureRound(JSON.stringify(plan));
      found.push(one);
      return { says: summary(one) };
    });
  return { rounds: found };
}

/** In a process of its own: a heap that another round has filled would count, and what V8 has learned of it too. */
async function measureRound(plan: string): Promise<Round> {
  const words = [process.execPath, '--expose-gc', '--import', hooks, program, plan];
  const [command, args] = onServerCore(divideCores(), words);
  const { code, stdout, output } = await capture(command, args, { cwd: root });
  if (code !== 0) throw new Refusal(`A round ended with ${code}:\n${output.slice(-2000)}`, 'Mend that');
  return JSON.parse(stdout) as Round;
}

const summary = ({ cases }: Round): string =>
  Object.entries(cases)
    .map(([name, { ours, theirs }]) => `${name} ${(ours / theirs).toFixed(2)} of ${theirs.toFixed(0)} ns`)
    .join(', ');
