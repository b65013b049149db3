import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../model/layout.ts';
import { countsAsSource, foldersIn, sourceFiles } from './files.ts';

/** The text of a repository, as all collectors read it. Paths start at its root. */
export interface Sources {
  /** Real path of the root. */
  readonly root: string;
  /** Source files, sorted, and whether a file would be one. */
  readonly files: readonly string[];
  readonly countsAsSource: (file: string) => boolean;
  readonly has: (file: string) => boolean;
  readonly read: (file: string) => string;
  /** Folders directly below one floor of the house, sorted. */
  readonly folders: (floor: string) => readonly string[];
  /** Texts that stand in no file; `null`: a file that is taken for absent. */
  readonly overlay: Overlay;
}

export type Overlay = ReadonlyMap<string, string | null>;

export function sourcesOnDisk(root: string, layout: Layout): Sources {
  const realRoot = realpathSync(root);
  return {
    root: realRoot,
    files: sourceFiles(realRoot, layout),
    countsAsSource: countsAsSource(layout),
    has: (file) => existsSync(join(realRoot, file)),
    read: (file) => readFileSync(join(realRoot, file), 'utf8'),
    folders: (floor) => foldersIn(realRoot, floor),
    overlay: new Map(),
  };
}

/** The same repository with other texts in some of its files, which nothing writes to disk. */
export function overlaid(base: Sources, overlay: Overlay): Sources {
  const added = [...overlay].filter(([file, text]) => text !== null && base.countsAsSource(file));
  const files = new Set([...base.files, ...added.map(([file]) => file)].filter((file) => overlay.get(file) !== null));
  return {
    root: base.root,
    countsAsSource: base.countsAsSource,
    files: [...files].sort(),
    has: (file) => (overlay.has(file) ? overlay.get(file) !== null : base.has(file)),
    read: (file) => overlay.get(file) ?? base.read(file),
    folders: (floor) => {
      const below = [...overlay.keys()].filter((file) => file.startsWith(`${floor}/`));
      const names = below.flatMap((file) =>
        file
          .slice(floor.length + 1)
          .split('/')
          .slice(0, -1)
          .slice(0, 1),
      );
      return [...new Set([...base.folders(floor), ...names])].sort();
    },
    overlay,
  };
}
