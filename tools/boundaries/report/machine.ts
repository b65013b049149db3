import type { Finding, Verdict } from '../model/finding.ts';
import { exitCodeOf, fingerprint } from '../model/finding.ts';

const verdicts = ['clean', 'findings', 'cannot-judge'] as const;

/** The same facts as the human report, for programs; `fingerprint` survives a moved line. */
export function json(verdict: Verdict): string {
  const findings = verdict.findings.map(({ place, subjects, ...finding }) => {
    return { ...finding, ...place, fingerprint: fingerprint({ place, subjects, ...finding }) };
  });
  const { blind, seen, layers } = verdict;
  return `${JSON.stringify({ version: 1, verdict: verdicts[exitCodeOf(verdict)], findings, blind, layers, seen }, null, 2)}\n`;
}

/** Annotations of a GitHub workflow: one line a finding, beside the line of code that it is about. */
export function github({ findings, blind }: Verdict): string {
  const lines = findings.filter(({ frozen }) => !frozen).map(annotation);
  return [...lines, ...blind.map((reason) => `::error title=cannot judge::${escapeText(reason)}`)]
    .map((it) => `${it}\n`)
    .join('');
}

function annotation({ place, rule, what, why, fix, evidence = [], owner, advisory, waived }: Finding): string {
  const text = [what, ...evidence, `why: ${why}`, `fix: ${fix}`, `owner: ${owner}`].join('\n');
  const { file, line, column } = place;
  return `::${advisory || waived ? 'notice' : 'error'} file=${escapeValue(file)},line=${line},col=${column},title=${escapeValue(rule)}::${escapeText(text)}`;
}

const escapeText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeValue = (text: string): string => escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
