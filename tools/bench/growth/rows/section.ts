import { median } from '../../http/figures.ts';
import type { Aim } from '../../part.ts';
import type { Point } from './measure.ts';
import type { RowsData } from './rows.ts';
import { allSeries } from './series.ts';
import type { Series } from './series.ts';

/** What is within a tenth is called flat: so much two runs of the same differ, too. */
const FLAT = 1.1;

/** An index of more rows has a level more, here and there: that is less than twice the blocks. */
const MOST_BLOCKS = 2;

export const rowsAims = (data: RowsData): Aim[] =>
  allSeries.flatMap((series) =>
    series.questions.flatMap(({ key, name }) => {
      const points = data[series.key]?.[key] ?? [];
      const last = points.at(-1);
      if (!last) return [];
      const what = `${name}, ${last.size.toLocaleString('en')} ${series.name}`;
      return [flatAim(`CPU of ${what}`, last), blocksAim(`Blocks of ${what}, at most on the way`, points)];
    }),
  );

/** The worst size counts: a plan that changes on the way may be the best again at the end. */
function blocksAim(what: string, points: readonly Point[]): Aim {
  const blocks = points.map(({ database }) => database.blocks);
  const ratio = Math.max(...blocks) / (blocks[0] ?? 1);
  const found = `${ratio.toFixed(1)} × the smallest`;
  return {
    what,
    aim: `≤ ${MOST_BLOCKS} ×`,
    found,
    missedBy: ratio <= MOST_BLOCKS ? null : `a factor of ${(ratio / MOST_BLOCKS).toFixed(1)}`,
  };
}

function flatAim(what: string, { cpuRatios }: Point): Aim {
  const ratio = median(cpuRatios);
  const found = `${ratio.toFixed(2)} × the smallest`;
  return { what, aim: 'flat', found, missedBy: ratio <= FLAT ? null : `${((ratio - 1) * 100).toFixed(0)} %` };
}

export const rowsSection = (data: RowsData): string => `
### Against rows and organizations

What is asked for stays the same, and lies in the middle: 50 of 1,000 members, 50 of 1,000 notifications, one of ten
organizations. What grows is what lies beside it, in the same table. Two servers are asked in turns, there and back, one of
which has a database that stays small: multiples are medians over the rounds, with the least and the most. The run fails when
an answer is not the page that was asked for. Tables are vacuumed after they have grown. p50 is that of one client alone;
database time and blocks of 8 KiB are those of all statements of a request, the limiter's among them, by pg_stat_statements.
What grows among many of others begins with half a million rows of theirs.

${allSeries.map((series) => tablesOf(series, data)).join('\n')}`;

const tablesOf = ({ key, name, unit, questions }: Series, data: RowsData): string =>
  questions
    .map((question) => {
      const points = data[key]?.[question.key] ?? [];
      return `| ${question.name}: ${name} | CPU, µs a request | multiple of the smallest | p50, ms | database, µs | blocks |
|---|---|---|---|---|---|
${points.map((point) => rowOf(point, unit)).join('\n')}
`;
    })
    .join('\n');

function rowOf({ size, cpuMicroseconds, cpuRatios, p50, database }: Point, unit: string): string {
  const [least, most] = [Math.min(...cpuRatios), Math.max(...cpuRatios)];
  const ratio = `**${median(cpuRatios).toFixed(2)}** (${least.toFixed(2)}–${most.toFixed(2)})`;
  const figures = [p50.toFixed(2), database.microseconds.toFixed(0), database.blocks.toFixed(0)];
  return `| ${size.toLocaleString('en')} ${unit} | ${cpuMicroseconds.toFixed(0)} | ${ratio} | ${figures.join(' | ')} |`;
}
