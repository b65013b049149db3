import { at } from '../model/edge.ts';
import type { Finding, Verdict } from '../model/finding.ts';
import { exitCodeOf } from '../model/finding.ts';

/** One block a finding; last a line that sums up, and, after a failure, the command that helps on. */
export function human(verdict: Verdict, command: string): string {
  const { findings, blind, seen } = verdict;
  const blocks = findings.map(block);
  const reasons = blind.map((reason) => `cannot judge: ${reason}\n`);
  const scope = `${count(seen.modules, 'module')}, ${count(seen.files, 'file')}, ${count(seen.imports, 'import')}`;
  const code = exitCodeOf(verdict);
  const explain = `${command}${command.startsWith('npm run') ? ' --' : ''} explain`;
  if (code === 0) return `boundaries: clean · ${scope} judged\n`;
  const summary =
    code === 1
      ? `boundaries: ${count(findings.length, 'finding')} · ${scope} judged\n` +
        `Do what "fix" says, then run ${command} again; ${explain} ${findings[0]?.rule} says why a rule exists.\n`
      : `boundaries: cannot judge · ${scope} seen\nMend what is named above, then run ${command} again.\n`;
  return [...blocks, ...reasons, summary].join('\n');
}

function block({ place, rule, what, why, fix, evidence = [], owner }: Finding): string {
  const lines = [
    `what   ${what}`,
    ...evidence.map((line) => `       ${line}`),
    `why    ${why}`,
    `fix    ${fix}`,
    `owner  ${owner}`,
  ];
  return `${at(place)}  ${rule}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
