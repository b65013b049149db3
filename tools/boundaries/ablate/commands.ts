import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { CannotJudge } from '../model/finding.ts';
import type { Outcome } from './stages.ts';

/** As much of what a command has said as one reads. */
const MOST_LINES = 60;
const NOT_FOUND = 127;

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a command of the configuration in the copy. @throws CannotJudge when there is no such command */
export async function runIn(folder: string, command: string): Promise<Ran> {
  const places = [join(folder, 'node_modules', '.bin'), dirname(process.execPath), process.env['PATH'] ?? ''];
  const PATH = places.join(delimiter);
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (ended) => resolve(ended ?? 1));
  });
  if (code === NOT_FOUND)
    throw new CannotJudge([`there is no command ${command}: mend "ablation" in the configuration`]);
  return { code, output: said.join('') };
}

export async function check(folder: string, command: string): Promise<Outcome> {
  const { code, output } = await runIn(folder, command);
  return code === 0 ? { says: command } : { says: `${command} ended with ${code}`, faults: [lastOf(output)] };
}

export function lastOf(output: string): string {
  const lines = output.trimEnd().split('\n');
  return lines.slice(-MOST_LINES).join('\n');
}
