import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recall, remember } from '../../cache/storage.ts';
import { judgeRepository } from '../../inspect.ts';
import type { Verdict } from '../../model/finding.ts';
import type { LayerName } from '../../model/layer.ts';
import { isStatic, sceneIn } from '../../prove/prove.ts';
import { textsOf, trialsOf } from '../../prove/run.ts';
import type { Trial } from '../../prove/run.ts';
import { catalogue } from '../../rules/catalogue.ts';
import { corpora } from '../../rules/catalogue.mutants.ts';
import { build, furnished } from '../../test/house.ts';
import { readLayout } from '../config.ts';
import { sourcesOnDisk } from '../sources.ts';
import { openMemory } from './memory.ts';
import { placeBeside } from './remembered.ts';
import type { Remembered } from './remembered.ts';

/** More edits by `EDITS=500`, others by `SEED=…`. */
const EDITS = Number(process.env['EDITS'] ?? 4);
const SEED = Number(process.env['SEED'] ?? 7);

const layers: ReadonlySet<LayerName> = new Set(['imports', 'types', 'sql']);
let house: ReturnType<typeof build>;

beforeAll(() => {
  house = build(furnished);
  const modules = join(house.root, 'node_modules');
  unlinkSync(modules);
  mkdirSync(modules);
  for (const name of readdirSync(resolve('node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(resolve('node_modules', name), join(modules, name));
  }
});
afterAll(() => house?.remove());

const judged = (isFresh: boolean): Promise<Verdict> => judgeRepository({ root: house.root, layers, isFresh });

/** How many files the next run would look at; `null`: all. */
function filesToLookAt(): number | null {
  const { layout } = readLayout(house.root, undefined);
  return openMemory(sourcesOnDisk(house.root, layout), layout, layers)?.part?.files.size ?? null;
}

function write(texts: ReadonlyMap<string, string | null>): void {
  for (const [file, text] of texts) {
    const path = join(house.root, file);
    if (text === null) rmSync(path, { force: true });
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}

/** The texts that stand now in the places of others. */
function standingFor(texts: ReadonlyMap<string, string | null>): ReadonlyMap<string, string | null> {
  const read = (file: string): string | null => {
    try {
      return readFileSync(join(house.root, file), 'utf8');
    } catch {
      return null;
    }
  };
  return new Map([...texts.keys()].map((file) => [file, read(file)]));
}

/** Marsaglia's xorshift, 32 bits: the same edits from the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/**
 * Injections of the corpus, drawn by lot. New files are there before, and empty: one more file is another frame, and then
 * everything is looked at.
 */
function drawn(roll: (below: number) => number): Trial[] {
  const scene = sceneIn(house.root, undefined);
  const { layout } = readLayout(house.root, undefined);
  const { countsAsSource, has } = sourcesOnDisk(house.root, layout);
  const isEdit = ({ injection: { change, isAlone } }: Trial): boolean =>
    !isAlone && Object.entries(change).every(([file, to]) => countsAsSource(file) && to !== null);
  const all = trialsOf(corpora, scene).filter((trial) => isStatic(trial.rule, catalogue) && isEdit(trial));
  const some = Array.from({ length: EDITS }, () => all[roll(all.length)]).filter((it) => it !== undefined);
  const files = some.flatMap(({ injection }) => Object.keys(injection.change));
  write(new Map(files.filter((file) => !has(file)).map((file) => [file, 'export {};\n'])));
  return some;
}

describe('what is remembered', () => {
  it('gives the same verdict as a look at everything, over random edits', async () => {
    const roll = dice(SEED);
    const all = drawn(roll);
    const undo: ReadonlyMap<string, string | null>[] = [];
    const parts: (number | null)[] = [];
    let found = 0;
    await judged(false);
    for (let round = 0; round < EDITS; round++) {
      const isUndone = undo.length > 0 && roll(3) === 0;
      const trial = all[round] as Trial;
      const texts = (isUndone ? undo.pop() : undefined) ?? textsOf(house.root, [trial]);
      if (!isUndone) undo.push(standingFor(texts));
      write(texts);
      parts.push(filesToLookAt());
      const remembered = await judged(false);
      const edit = `edit ${round} of seed ${SEED}: ${isUndone ? 'taken back' : `${trial.rule}: ${trial.injection.name}`}`;
      expect([edit, remembered]).toEqual([edit, await judged(true)]);
      found += remembered.findings.length;
    }
    for (const texts of undo.reverse()) write(texts);
    expect(found).toBeGreaterThan(0);
    const { length } = sourcesOnDisk(house.root, readLayout(house.root, undefined).layout).files;
    expect(parts.filter((it) => it !== null && it < length).length).toBeGreaterThan(EDITS / 2);
  }, 600_000);

  const names = 'libs/modules/items/items.names.ts';
  const handed = 'libs/modules/orders/orders.buying.ts';
  const told = async (isFresh: boolean): Promise<string[]> =>
    (await judged(isFresh)).findings.filter(({ place }) => place.file === handed).map(({ rule }) => rule);

  it('is looked at again by who depends on it, and would be wrong if nobody knew who does', async () => {
    const before = readFileSync(join(house.root, handed), 'utf8');
    const text = (table: string): string => `export const rows = 'SELECT id FROM ${table}';`;
    write(
      new Map([
        [names, text('orders.order_lines')],
        [
          handed,
          `import { DataSource } from 'typeorm';\nimport { rows } from '../items/items.names.js';\n${before}
export const lines = (db: DataSource): Promise<unknown> => db.query(rows);`,
        ],
      ]),
    );
    await judged(false);
    const own = await told(false);
    write(new Map([[names, text('items.items')]]));
    const foreign = await told(true);
    expect(foreign).not.toEqual(own);

    const place = placeBeside(house.root) ?? '';
    const known = recall<Remembered>(place);
    if (!known) throw new Error('nothing was remembered');
    const unknown = known.seen.syntax.map((it) => ({ ...it, imports: it.file === handed ? [] : it.imports }));
    remember(place, { ...known, seen: { ...known.seen, syntax: unknown } });
    expect(await told(false)).not.toEqual(foreign);

    remember(place, known);
    expect(filesToLookAt()).not.toBeNull();
    expect(await told(false)).toEqual(foreign);
    write(
      new Map([
        [names, null],
        [handed, before],
      ]),
    );
  }, 120_000);
});
