import { homeOf, isTestCode, roleOf } from '../../model/layout.ts';
import type { Layout } from '../../model/layout.ts';
import type { Remembered } from './remembered.ts';

/** A file that is not as it was, and its text now. */
export interface Edited {
  readonly file: string;
  readonly text: string;
}

/**
 * Files of which something else may be seen now: those that import an edited one, directly or not, those that asked for a
 * name which it has or had, and everything that shares a home with one of these that speaks for it, since what is shipped of
 * a home is looked at as a whole. A test and a tool speak for themselves.
 */
export function affectedBy(edited: readonly Edited[], before: Remembered, layout: Layout): Affected {
  const importers = importersOf(before);
  const reached = new Set<string>();
  const wanted = edited.map(({ file }) => file);
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    wanted.push(...(importers.get(file) ?? []));
  }
  const says = new Set(namesIn(edited, before));
  for (const [file, names] of Object.entries(before.asked)) if (names.some((it) => says.has(it))) reached.add(file);
  const speaking = [...reached].filter((file) => speaksForHome(file, layout));
  const homes = new Map(speaking.map((file) => [keyOf(file, layout), homeOf(file, layout)]));
  const files = Object.keys(before.hashes).filter((file) => reached.has(file) || homes.has(keyOf(file, layout)));
  const modules = [...homes.values()].flatMap(({ kind, name }) => (kind === 'module' ? [name] : []));
  return { files: new Set(files), modules: new Set(modules) };
}

interface Affected {
  readonly files: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
}

/** Whether more is read of a home in this file than the file itself: its questions, its doors, its events. */
function speaksForHome(file: string, layout: Layout): boolean {
  const { kind } = homeOf(file, layout);
  const role = roleOf(file);
  const isShipped = (kind === 'module' || kind === 'app' || kind === 'shared') && !isTestCode(file, layout);
  return isShipped || (kind === 'module' && (role === layout.eventRole || layout.doorRoles.includes(role)));
}

const keyOf = (file: string, layout: Layout): string => {
  const { kind, name } = homeOf(file, layout);
  return `${kind} ${name}`;
};

function importersOf({ seen }: Remembered): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const { file, imports } of seen.syntax) {
    for (const { to } of imports) {
      if (to.kind === 'file') importers.set(to.file, [...(importers.get(to.file) ?? []), file]);
    }
  }
  return importers;
}

/** Names that somebody asked for, and that an edited file has, or had before. */
const namesIn = (edited: readonly Edited[], { naming }: Remembered): string[] =>
  Object.keys(naming).filter((name) =>
    edited.some(({ file, text }) => text.includes(name) || naming[name]?.includes(file)),
  );
