import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inspect, judgeRepository } from '../inspect.ts';
import type { Options } from '../inspect.ts';
import { CannotJudge, exitCodeOf } from '../model/finding.ts';
import { human } from '../report/human.ts';
import { github, json } from '../report/machine.ts';
import { moduleDiagram } from './diagram.ts';
import { explain } from './explain.ts';
import { proveAndTell } from './prove.ts';
import { why } from './why.ts';

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const help = `bulkhead-boundaries [command] [options]: judges who uses whom in a modular monolith

Commands
  (none)         judge the repository: exit 0 clean, 1 findings, 2 cannot judge
  explain RULE   why a rule exists, a bad and a good example
  why A B        the evidence behind the arrow from module A to module B
  prove [RULE]   injects what each rule forbids, in memory: everything must be found, and no look-alike
  diagram        the modules and their arrows, for Mermaid

Options
  --root DIR       the repository to judge (default: the current folder)
  --config FILE    boundaries.config.json of another layout (default: found in the root)
  --format NAME    human (default), json or github
  --help           this text
`;

const formats = { human, json, github };

/** Runs the program and gives its exit code. Nothing that goes wrong ends in 0. */
export async function main(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  let command = commandIn('.');
  try {
    const { values, positionals } = read(args);
    if (values.help) return print(io, help);
    const options = { root: values.root ?? '.', config: values.config };
    command = commandIn(options.root);
    const [name = 'judge', ...rest] = positionals;
    if (name === 'judge' && rest.length === 0)
      return await judgeAndPrint(options, formatNamed(values.format), io, command);
    if (name === 'explain') return print(io, explain(rest[0]));
    if (name === 'diagram') return print(io, moduleDiagram(options));
    if (name === 'prove') return await tellProof(options, rest[0], io);
    if (name === 'why') return print(io, why(await inspect(options), rest));
    throw new CannotJudge([`there is no command ${positionals.join(' ')}: ${command} --help lists them`]);
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

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { root: text, config: text, format: text, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CannotJudge([`${(error as Error).message} (--help lists the options)`]);
  }
}

function formatNamed(name = 'human'): keyof typeof formats {
  if (Object.hasOwn(formats, name)) return name as keyof typeof formats;
  throw new CannotJudge([`there is no format ${name}: give ${Object.keys(formats).join(', ')}`]);
}

async function judgeAndPrint(
  options: Options,
  format: keyof typeof formats,
  io: Io,
  command: string,
): Promise<0 | 1 | 2> {
  const verdict = await judgeRepository(options);
  io.out(formats[format](verdict, command));
  return exitCodeOf(verdict);
}

async function tellProof(options: Options, prefix: string | undefined, io: Io): Promise<0 | 1> {
  const { text, isProven } = await proveAndTell(options, prefix ?? '', (progress) => io.err(`${progress}\n`));
  io.out(text);
  return isProven ? 0 : 1;
}

function print(io: Io, text: string): 0 {
  io.out(text);
  return 0;
}
