import type { Module } from '../../model/tree.ts';
import type { Seen } from '../seen.ts';
import type { TypesSeen } from '../types/types.ts';

/** Which of two looks is to be believed, and in which order a look at everything would have seen it. */
export interface Order {
  readonly files: readonly string[];
  readonly modules: readonly Module[];
  readonly isNewFile: (file: string) => boolean;
  readonly isNewModule: (module: string) => boolean;
}

/** What was seen now, and of everything else what was seen before. */
export function merge(before: Seen, now: Seen, order: Order): Seen {
  const byFile = inOrder(order.files, order.isNewFile);
  const byModule = inOrder(
    order.modules.map(({ name }) => name),
    order.isNewModule,
  );
  return {
    doors: byModule(before.doors, now.doors, ({ module }) => module),
    syntax: byFile(before.syntax, now.syntax, ({ file }) => file),
    types: before.types && now.types && mergeTypes(before.types, now.types, byFile, byModule, order.files.length),
    sql: before.sql && now.sql && byFile(before.sql, now.sql, ({ file }) => file),
  };
}

type Merging = <Item>(before: readonly Item[], now: readonly Item[], keyOf: (item: Item) => string) => Item[];

function mergeTypes(before: TypesSeen, now: TypesSeen, byFile: Merging, byModule: Merging, files: number): TypesSeen {
  const [old, young] = [before.facts, now.facts];
  return {
    edges: byFile(before.edges, now.edges, ({ from }) => from.file),
    facts: {
      files,
      reaches: byModule(old.reaches, young.reaches, ({ module }) => module),
      brands: byFile(old.brands, young.brands, ({ file }) => file),
      facades: byModule(old.facades, young.facades, ({ module }) => module),
      questions: byFile(old.questions, young.questions, ({ place }) => place.file),
      events: byModule(old.events, young.events, ({ module }) => module),
      surfaces: byModule(old.surfaces, young.surfaces, ({ module }) => module),
    },
  };
}

function inOrder(keys: readonly string[], isNew: (key: string) => boolean): Merging {
  return (before, now, keyOf) => {
    const found = new Map<string, (typeof before)[number][]>();
    const put = (item: (typeof before)[number]): void => {
      const key = keyOf(item);
      const list = found.get(key);
      if (list) list.push(item);
      else found.set(key, [item]);
    };
    for (const it of before) if (!isNew(keyOf(it))) put(it);
    for (const it of now) put(it);
    return keys.flatMap((key) => found.get(key) ?? []);
  };
}
