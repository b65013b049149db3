import { at } from '../model/edge.ts';
import type { Finding, Verdict } from '../model/finding.ts';
import { exitCodeOf, isHard } from '../model/finding.ts';
import type { LayerReport } from '../model/layer.ts';
import { notAskedFor } from '../model/layer.ts';

/** One block a finding; last lines that sum up, and, after a failure, the command that helps on. */
export function human(verdict: Verdict, command: string): string {
  const { findings, blind, seen, layers } = verdict;
  const blocks = findings.filter(({ frozen }) => !frozen).map(block);
  const reasons = blind.map((reason) => `cannot judge: ${reason}\n`);
  const scope = `${count(seen.modules, 'module')}, ${count(seen.files, 'file')}, ${count(seen.imports, 'import')}`;
  const code = exitCodeOf(verdict);
  const told = `boundaries: ${[...answer(verdict), `${scope} ${code === 2 ? 'seen' : 'judged'}`].join(' · ')}\n`;
  return [...blocks, ...reasons, told + layerLine(layers) + whatNow(verdict, command)].join('\n');
}

function answer(verdict: Verdict): string[] {
  const { findings } = verdict;
  const hard = findings.filter(isHard).length;
  const words = ['clean', count(hard, 'finding'), 'cannot judge'];
  const others = {
    advisory: findings.filter(({ advisory, waived }) => advisory && !waived).length,
    waived: findings.filter(({ waived }) => waived).length,
    frozen: findings.filter(({ frozen }) => frozen).length,
  };
  const counted = Object.entries(others).flatMap(([what, amount]) => (amount > 0 ? [`${amount} ${what}`] : []));
  return [words[exitCodeOf(verdict)] ?? '', ...counted];
}

/** Which looks were taken; of one that could not be, why. */
function layerLine(layers: readonly LayerReport[]): string {
  const ran = layers.filter(({ state }) => state === 'ran').map(({ name }) => name);
  const isUnasked = ({ says }: LayerReport): boolean => says === notAskedFor;
  const off = layers.filter((it) => it.state === 'off' && !isUnasked(it)).map(({ name, says }) => `${name} (${says})`);
  const unasked = layers.filter(isUnasked).map(({ name }) => name);
  const lists = [
    ['layers', ran],
    ['off', off],
    [notAskedFor, unasked],
  ] as const;
  const told = lists.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}: ${names.join(', ')}`);
  return `${told.join(' · ')}\n`;
}

function whatNow(verdict: Verdict, command: string): string {
  const [first] = verdict.findings.filter(isHard);
  if (first) {
    const explain = `${command}${command.startsWith('npm run') ? ' --' : ''} explain ${first.rule}`;
    return `Do what "fix" says, then run ${command} again; ${explain} says why a rule exists.\n`;
  }
  return exitCodeOf(verdict) === 2 ? `Mend what is named above, then run ${command} again.\n` : '';
}

function block({ place, rule, what, why, fix, evidence = [], owner, advisory, waived }: Finding): string {
  const lines = [
    `what   ${what}`,
    ...evidence.map((line) => `       ${line}`),
    `why    ${why}`,
    `fix    ${fix}`,
    `owner  ${owner}`,
  ];
  const leave = waived ? `  (waived until ${waived.until}: ${waived.reason})` : advisory ? '  (advisory)' : '';
  return `${at(place)}  ${rule}${leave}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
