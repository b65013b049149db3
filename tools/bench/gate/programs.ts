import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../runner/places.ts';
import { capture } from '../../runner/processes.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Tree } from './tree.ts';

/** One run of one program on one tree. */
export interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

const peak = join(import.meta.dirname, 'peak.mjs');
const gate = inRoot('tools', 'boundaries', 'bin', 'boundaries.ts');
const cruiser = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');

/** Plain dependency-cruiser, with the rules on imports that the gate makes for it. */
export const cruise = (tree: Tree): Promise<Run> =>
  run(tree, [cruiser, '--config', '.dependency-cruiser.js', '--output-type', 'err', ...tree.folders]);

/** The gate as people call it: it remembers what it found before. */
export const judge = (tree: Tree): Promise<Run> => run(tree, [gate]);

/** The gate, which finds nothing that it could remember. */
export async function judgeAnew(tree: Tree): Promise<Run> {
  rmSync(join(tree.root, 'node_modules', '.cache'), { recursive: true, force: true });
  return judge(tree);
}

async function run(tree: Tree, words: readonly string[]): Promise<Run> {
  const file = join(tree.root, 'node_modules', '.usage.json');
  const began = performance.now();
  const { code, output } = await capture(process.execPath, ['--import', peak, ...words], {
    cwd: tree.root,
    env: { ...process.env, USAGE_FILE: file },
  });
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0)
    throw new Refusal(
      `${words[0]} on ${tree.name} ended with ${code}:\n${output.slice(-2000)}`,
      'npm run bench -- gate',
    );
  const { maxRSS } = JSON.parse(readFileSync(file, 'utf8')) as { maxRSS: number };
  return { seconds, megabytes: maxRSS / 1024 };
}
