import { median } from '../../http/figures.ts';
import type { Aim } from '../../part.ts';
import type { ModulesData, Size } from './modules.ts';
import { questions } from './requests.ts';

const MOST_MS = 3_000;
/** What is within a tenth is called flat, and a module of many may cost a quarter more than one of few. */
const FLAT = 1.1;
const LINEAR = 1.25;

export const modulesAims = (data: ModulesData): Aim[] => {
  const most = data.sizes.at(-1);
  if (!most) return [];
  const name = `${most.modules} generated modules`;
  const ready = warm(most);
  return [
    {
      ...{ what: `Warm start with ${name}`, aim: '< 3 s', found: `${(ready / 1000).toFixed(2)} s` },
      missedBy: ready < MOST_MS ? null : `${((ready - MOST_MS) / 1000).toFixed(2)} s`,
    },
    aim(`A module's part of a warm start, up to ${name}`, 'the same for each', slopeRatio(data.sizes), LINEAR),
    ...Object.entries(questions).map(([key, question]) =>
      aim(`CPU of ${question}, ${name}`, 'flat', median(data.requests[key as keyof typeof questions].ratios), FLAT),
    ),
  ];
};

const aim = (what: string, wanted: string, ratio: number, most: number): Aim => ({
  what,
  aim: wanted,
  found: `${ratio.toFixed(2)} × ${wanted === 'flat' ? 'the fewest' : 'the first ones'}`,
  missedBy: ratio <= most ? null : `${((ratio - 1) * 100).toFixed(0)} %`,
});

const warm = (size: Size) => median(size.warm.map(({ ready }) => ready));

/** What one module more costs a warm start at the end, as a multiple of what it costs in the beginning; 1 is a line. */
export function slopeRatio(sizes: readonly Size[]): number {
  const slopes = sizes.slice(1).map((size, place) => {
    const before = sizes[place] ?? size;
    return (warm(size) - warm(before)) / (size.modules - before.modules);
  });
  return slopes.length < 2 ? 1 : (slopes.at(-1) ?? 0) / (slopes[0] ?? 1);
}

export const modulesSection = ({ sizes, requests }: ModulesData): string => `
### Against modules

A copy of the product with generated modules beside its own three: each has a table behind its wall, a migration, two routes,
an event, a handler that hears the module before it, and a facade. It is built, provisioned and migrated by the product's own
programs. The run fails when a module does not answer, or an event of the last but one does not reach the last. Starts are as
in "A start" (\`ROLE=all\`, one core), medians of ${sizes[0]?.warm.length}. At rest nobody asks for anything, and loops look for events
once a second; PostgreSQL's CPU is that of the connections to it.

| generated modules | files loaded | cold start, ms | warm start, ms | of it loading, ms | at rest: RSS, MB | Pss, MB | connections | idle CPU, s a minute | PostgreSQL's, s a minute |
|---|---|---|---|---|---|---|---|---|---|
${sizes.map(rowOf).join('\n')}

What a request costs with ${sizes[0]?.modules} and with ${sizes.at(-1)?.modules} modules, asked in turns as in "A request":

| | CPU, µs, ${sizes[0]?.modules} modules | CPU, µs, ${sizes.at(-1)?.modules} modules | multiple |
|---|---|---|---|
${Object.entries(questions)
  .map(([key, question]) => {
    const { fewMicroseconds, manyMicroseconds, ratios } = requests[key as keyof typeof questions];
    const range = `(${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
    const cpu = [fewMicroseconds, manyMicroseconds].map((it) => it.toFixed(0)).join(' | ');
    return `| ${question} | ${cpu} | **${median(ratios).toFixed(2)}** ${range} |`;
  })
  .join('\n')}
`;

function rowOf(size: Size): string {
  const { modules, files, cold, rest } = size;
  const cells = [
    ...[modules, files, median(cold.map(({ ready }) => ready)), warm(size)],
    ...[median(size.warm.map(({ phases }) => phases.import)), rest.rssMegabytes, rest.pssMegabytes, rest.connections],
  ].map((it) => it.toFixed(0));
  const idle = [rest.cpuSecondsAMinute, rest.databaseCpuSecondsAMinute].map((it) => it.toFixed(1));
  return `| ${[...cells, ...idle].join(' | ')} |`;
}
