import { query } from '../../../runner/postgres/query.ts';
import type { Stages } from '../../../runner/stages.ts';
import { median } from '../../http/figures.ts';
import { LoadGenerator } from '../../load/generator.ts';
import { Stage } from '../../stage/stage.ts';
import type { GrowthForm } from '../form.ts';
import { Grown } from './grown.ts';
import { Growing } from './measure.ts';
import type { Pace, Point, Side } from './measure.ts';
import { allSeries, fillOthers, sizesOf } from './series.ts';
import type { Question, Series } from './series.ts';
import { makeSmall } from './world.ts';
import type { Asker } from './world.ts';

const paces: Readonly<Record<GrowthForm, Pace>> = {
  quick: { settle: 2_000, warm: 600, rounds: 1, block: 400 },
  full: { settle: 3_000, warm: 700, rounds: 3, block: 350 },
  long: { settle: 3_000, warm: 700, rounds: 3, block: 350 },
};

/** By the key of the series and of the question. */
export type RowsData = Readonly<Record<string, Readonly<Record<string, readonly Point[]>>>>;

/** The same requests on tables of a thousand rows and of millions. */
export async function measureRows(stages: Stages, form: GrowthForm): Promise<RowsData> {
  const stage = await Stage.open(stages);
  const generator = new LoadGenerator();
  try {
    const asker = await makeSmall(stage);
    await query(stage.url, 'create extension if not exists pg_stat_statements schema public');
    const names = new Map<Series, string>();
    for (const series of allSeries) names.set(series, await Grown.copy(stage, series.key));
    const server = await stage.start({ name: 'small', program: 'apps/api/main.ts' });
    const growing = new Growing(asker, generator, paces[form]);
    const small = { server, url: stage.url };
    await settle(
      stages,
      growing,
      allSeries.flatMap(({ questions }) => questions),
      small,
    );
    const found: Record<string, Record<string, Point[]>> = {};
    for (const [series, name] of names) {
      const grown = await Grown.open(stage, name);
      await settle(stages, growing, series.questions, grown);
      found[series.key] = await measureSeries({ stages, form, series, asker, growing, grown }, small);
      await grown.drop();
    }
    return found;
  } finally {
    generator.stop();
    await stage.close();
  }
}

const settle = (stages: Stages, growing: Growing, questions: readonly Question[], side: Side) =>
  stages.run('settle', async () => {
    for (const question of questions) await growing.settle(question, side);
    return { says: side.server.name };
  });

interface Run {
  readonly stages: Stages;
  readonly form: GrowthForm;
  readonly series: Series;
  readonly asker: Asker;
  readonly growing: Growing;
  readonly grown: Grown;
}

async function measureSeries(run: Run, small: Side): Promise<Record<string, Point[]>> {
  const { stages, form, series, asker, growing, grown } = run;
  const found: Record<string, Point[]> = Object.fromEntries(series.questions.map(({ key }) => [key, []]));
  let size = series.from;
  const among = series.among?.[form];
  if (among !== undefined)
    await stages.run('fill', async () => {
      await grown.fill(fillOthers, size + 1, among);
      return { says: `${among.toLocaleString('en')} rows of others` };
    });
  for (const next of sizesOf(series, form)) {
    if (next > size)
      await stages.run('fill', async () => {
        await grown.fill(series.fill(asker), size + 1, next);
        return { says: `${next.toLocaleString('en')} ${series.name}` };
      });
    size = next;
    for (const question of series.questions)
      await stages.run(question.key, async () => {
        const point = await growing.measure(question, size, small, grown);
        found[question.key]?.push(point);
        return { says: summary(point) };
      });
  }
  return found;
}

const summary = ({ cpuMicroseconds, cpuRatios, p50, database }: Point): string =>
  `${cpuMicroseconds.toFixed(0)} µs, ${median(cpuRatios).toFixed(2)} × the smallest; p50 ${p50.toFixed(2)} ms; ` +
  `database ${database.microseconds.toFixed(0)} µs, ${database.blocks.toFixed(1)} blocks`;
