import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../runner/places.ts';
import type { Description } from './machine/description.ts';
import type { Aim, Part } from './part.ts';
import { parts } from './parts.ts';
import { formatted, readResult } from './results.ts';
import type { Result } from './results.ts';

export const page = 'docs/performance.md';
/** What the profile names and what each change gave: written by hand, and taken as it stands. */
const findings = join(import.meta.dirname, 'findings.md');

export const writePage = async (): Promise<void> => writeFileSync(inRoot(page), await renderPage());

/** The page, from the results that are kept, those of other runs and machines included. */
export async function renderPage(): Promise<string> {
  const sections: string[] = [];
  const aims: string[] = [];
  for (const [name, load] of Object.entries(parts)) {
    const result = readResult(name);
    if (!result) continue;
    const part: Part<never> = await load();
    aims.push(...part.aims(result.data as never).map(aimRow));
    sections.push(`## ${part.title}\n\n${measured(name, result)}\n${part.section(result.data as never)}`);
  }
  const byHand = existsSync(findings) ? readFileSync(findings, 'utf8') : '';
  return formatted(inRoot(page), [...head(aims), ...sections, byHand].join('\n'), 'markdown');
}

const head = (aims: readonly string[]) => [
  `# Performance

What Bulkhead costs, measured by \`npm run bench\`, which writes this page: it measures, and renders what it keeps in
\`tools/bench/results\`. \`npm run bench -- <part>\` measures one part anew; \`npm run bench -- profile get\` shows where the
time of a request goes. Times belong to the machine that they were measured on. What does not depend on a machine
(statements, round trips, series) is asserted by tests.

## Aims

| What | Aim | Found | |
|---|---|---|---|
${aims.join('\n')}
`,
];

const aimRow = ({ what, aim, found, missedBy }: Aim): string =>
  `| ${what} | ${aim} | ${found} | ${missedBy === null ? 'met' : `**missed by ${missedBy}**`} |`;

const measured = (name: string, { measuredOn, commit, machine }: Result): string =>
  `\`npm run bench -- ${name}\` on ${measuredOn}, at ${commit}. ${machineLine(machine)}`;

function machineLine({ cpu, cores, memoryGiB, system, node, postgres, packages, bound }: Description): string {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}; Node ${node}, PostgreSQL ${postgres};
${versions.join(', ')}. Bound: ${bound}.`;
}
