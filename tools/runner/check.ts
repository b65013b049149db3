import { performance } from 'node:perf_hooks';
import { program as boundaries } from './boundaries.ts';
import { inRoot, root } from './places.ts';
import { capture } from './processes.ts';
import { Stages } from './stages.ts';

export const help = `
npm run check   everything that can be judged without running the product

  types        tsc
  lint         eslint
  format       prettier
  boundaries   the architecture gate, the contracts of the modules among it
  generated    generated files are what the sources want
  contract     the OpenAPI document keeps its rules, and nothing breaks who relies on the last release
  unused       no file, dependency or export that nothing uses
All of them run, even after one has failed; each failure names the command that mends it.
`;
export const mend = 'npm run check';

interface Check {
  readonly name: string;
  readonly words: string[];
  readonly mend: string;
}

const tool = (path: string) => inRoot('node_modules', path);
const checks: readonly Check[] = [
  { name: 'lint', words: [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0'], mend: 'npx eslint . --fix' },
  { name: 'types', words: [tool('typescript/bin/tsc'), '--noEmit', '-p', '.'], mend: 'npx tsc --noEmit -p .' },
  { name: 'format', words: [tool('prettier/bin/prettier.cjs'), '--check', '.'], mend: 'npx prettier --write .' },
  { name: 'boundaries', words: [boundaries], mend: 'npm run boundaries -- explain <kind>' },
  { name: 'generated', words: [inRoot('tools/runner/run.mjs'), 'accept', '--check'], mend: 'npm run accept' },
  { name: 'contract', words: [inRoot('tools/runner/run.mjs'), 'contract'], mend: 'npm run contract' },
  { name: 'unused', words: [tool('knip/bin/knip.js'), '--no-progress'], mend: 'npx knip, and take it out' },
];
/** The machines that CI gives have two cores, and the first two checks each keep one busy. */
const AT_ONCE = 2;

export async function run(): Promise<number> {
  const stages = new Stages();
  const waiting = [...checks];
  const failed: Check[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check, stages))) failed.push(check);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  stages.say(`\n${checks.length - failed.length} of ${checks.length} checks passed`);
  for (const { name, mend: remedy } of failed) stages.say(`✗ ${name.padEnd(10)} → ${remedy}`);
  return failed.length === 0 ? 0 : 1;
}

async function passes({ name, words }: Check, stages: Stages): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await capture(process.execPath, words, { cwd: root });
  stages.report(code === 0, name, began, '');
  if (code !== 0) stages.say(output.trim());
  return code === 0;
}
