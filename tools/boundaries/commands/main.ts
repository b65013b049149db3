import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from '../model/finding.ts';
import type { Call, ExitCode, Io } from './call.ts';
import { readWords } from './words.ts';

export type { Io } from './call.ts';

const help = `bulkhead-boundaries [command] [options]: judges who uses whom in a modular monolith

Commands
  (none)         judge the repository: exit 0 clean, 1 findings, 2 cannot judge
  explain [RULE] why a rule (or a finding) exists, a bad and a good example; without a name, all rules
  accept         rewrites the contract of each module, and prints what changed
  impact [REV]   since a revision of git (HEAD): modules touched, contracts changed, and who depends on them
  why A B        the evidence behind the arrow from module A to module B
  init           writes a first boundaries.config.json from what the repository looks like
  baseline       freezes what is found today (.boundaries/); --shrink takes out what was mended
  prove [RULE]   injects what each rule forbids, in memory: everything must be found, and no look-alike
  ablate [NAME]  takes a removable module out in a copy: the rest must not miss it; without a name, each in turn
  diagram        the modules and their arrows, for Mermaid
  owners         the owners of the modules' folders, for CODEOWNERS

Options
  --root DIR       the repository to judge (default: the current folder)
  --config FILE    boundaries.config.json of another layout (default: found in the root)
  --format NAME    human (default), json, sarif or github
  --only A,B       these layers alone: imports, types, di, orm, sql, catalog
  --skip A,B       all layers but these
  --alone          each module's migrations also where only those are that it depends on
  --no-cache       use nothing that an earlier run has read or judged, and remember nothing
  --help           this text
`;

/** Each command by its name; a new one is a file beside the others, a line here and one in the help. Loaded when it is asked for. */
const commands: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  judge: async (call) => (await import('./judge.ts')).judgeAndPrint(call),
  explain: async ({ words, io }) => print(io, (await import('./explain.ts')).explain(words.rest[0])),
  diagram: async ({ words, io }) => print(io, (await import('./diagram.ts')).moduleDiagram(words.look)),
  owners: async ({ words, io }) => print(io, (await import('./owners.ts')).codeOwners(words.look)),
  why: tellWhy,
  init: async (call) => (await import('./init.ts')).init(call),
  impact: async ({ words, io }) => print(io, await (await import('./impact.ts')).impact(words.look, words.rest[0])),
  accept: async ({ words, io }) => print(io, await (await import('./accept.ts')).accept(words.look)),
  baseline: async (call) => (await import('./baseline.ts')).baseline(call),
  prove: tellProof,
  ablate: async (call) => (await import('./ablate.ts')).ablateAndTell(call),
};

/** Runs the program and gives its exit code. Nothing that goes wrong ends in 0. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let command = commandIn('.');
  try {
    const words = readWords(args);
    if (words.isHelp) return print(io, help);
    command = commandIn(words.look.root);
    const run = Object.hasOwn(commands, words.name) ? commands[words.name] : undefined;
    if (!run || (words.name === 'judge' && words.rest.length > 0)) {
      throw new CannotJudge([
        `there is no command ${[words.name, ...words.rest].join(' ')}: ${command} --help lists them`,
      ]);
    }
    return await run({ words, io, command });
  } catch (error) {
    const reasons = error instanceof CannotJudge ? error.reasons : [String((error as Error).stack)];
    io.err(`${reasons.map((reason) => `cannot judge: ${reason}\n`).join('')}Then run ${command} again.\n`);
    return 2;
  }
}

/** What to type in that repository: its own npm script, where it has one. */
function commandIn(root: string): string {
  const file = join(root, 'package.json');
  const isScripted = existsSync(file) && /"boundaries"\s*:\s*"/.test(readFileSync(file, 'utf8'));
  return isScripted ? 'npm run boundaries' : 'npx bulkhead-boundaries';
}

async function tellWhy({ words, io }: Call): Promise<ExitCode> {
  const { inspect } = await import('../inspect.ts');
  const { why } = await import('./why.ts');
  return print(io, why(await inspect(words.look), words.rest));
}

async function tellProof({ words, io }: Call): Promise<ExitCode> {
  const tell = (progress: string): void => io.err(`${progress}\n`);
  const { proveAndTell } = await import('./prove.ts');
  const { text, isProven } = await proveAndTell(words.look, words.rest[0] ?? '', tell);
  io.out(text);
  return isProven ? 0 : 1;
}

function print(io: Io, text: string): ExitCode {
  io.out(text);
  return 0;
}
