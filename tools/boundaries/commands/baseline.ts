import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inspect, rulesOf } from '../inspect.ts';
import { judge } from '../judge/judge.ts';
import { baselineFileOf } from '../judge/leave.ts';
import type { Finding } from '../model/finding.ts';
import { CannotJudge, fingerprint, isHard } from '../model/finding.ts';
import type { Tree } from '../model/tree.ts';
import type { Call, ExitCode } from './call.ts';

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Freezes what is found on the first day, a file for each part; later it only shrinks. */
export async function baseline({ words, io, command }: Call): Promise<ExitCode> {
  if (words.look.layers) throw new CannotJudge(['a baseline is made of all layers: leave out --only and --skip']);
  const root = resolve(words.look.root);
  const tree = await inspect({ ...words.look, root });
  const { shrink } = words.flags;
  if (tree.baseline.size > 0 && !shrink) {
    const advice = 'take out what was mended by --shrink; what is new has to be mended, or waived in a manifest';
    throw new CannotJudge([`there is a baseline already: ${advice}`]);
  }
  const { findings, blind } = judge(tree, rulesOf(new Set(tree.layout.layers)));
  if (blind.length > 0) throw new CannotJudge([...blind, 'a run that saw too little freezes too little']);
  const chosen = shrink ? findings.filter(({ frozen }) => frozen) : toFreeze(tree, findings);
  const kept = countsOf(tree, chosen);
  write(root, tree, kept);
  io.out(told(tree, kept, command));
  return 0;
}

/** A module that calls itself strict is forgiven nothing, and the rules on leave are no one's to forgive. */
function toFreeze(tree: Tree, findings: readonly Finding[]): Finding[] {
  const strict = tree.modules.filter(({ manifest }) => manifest?.strict).map(({ name }) => `.boundaries/${name}.json`);
  return findings.filter(isHard).filter((it) => !strict.includes(baselineFileOf(tree, it)) && !isAboutLeave(it));
}

const isAboutLeave = ({ rule }: Finding): boolean => rule.startsWith('waivers/') || rule.startsWith('baseline/');

function countsOf(tree: Tree, findings: readonly Finding[]): Counts {
  const files = new Map<string, Map<string, number>>();
  for (const finding of findings) {
    const file = baselineFileOf(tree, finding);
    const counts = files.get(file) ?? new Map<string, number>();
    counts.set(fingerprint(finding), (counts.get(fingerprint(finding)) ?? 0) + 1);
    files.set(file, counts);
  }
  return files;
}

function write(root: string, tree: Tree, kept: Counts): void {
  for (const file of tree.baseline.keys()) if (!kept.has(file)) rmSync(join(root, file));
  for (const [file, counts] of kept) {
    const sorted = Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${JSON.stringify(sorted, null, 2)}\n`);
  }
}

function told(tree: Tree, kept: Counts, command: string): string {
  const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0);
  const before = sum([...tree.baseline.values()].flatMap((it) => [...it.values()].map(({ count }) => count)));
  const rows = [...kept]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, counts]) => `${file}  ${sum(counts.values())}\n`);
  const now = sum([...kept.values()].flatMap((it) => [...it.values()]));
  const was = tree.baseline.size > 0 ? `, ${before - now} fewer than before` : '';
  return `${rows.join('')}baseline: ${now} frozen${was}; commit .boundaries, and run ${command}: what is new fails\n`;
}
