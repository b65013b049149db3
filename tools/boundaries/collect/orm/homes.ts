import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClassAt } from './answers.ts';
import type { Registered, Storage, Target } from './typeorm.ts';

const DEEPEST = 100;
const frame = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*):\d+:\d+\)?$/;

/** Remembers in which file each class was decorated: the one that was being loaded when a decorator spoke. */
export class Homes {
  private readonly files = new Map<Target, string>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Listens to all that decorators will say. */
  listenTo(storage: Storage): void {
    for (const list of Object.values(storage)) {
      if (!Array.isArray(list)) continue;
      const push = list.push.bind(list);
      list.push = (...items: unknown[]): number => {
        const file = this.loading();
        for (const { target } of items as Registered[])
          if (file && !this.files.has(target)) this.files.set(target, file);
        return push(...items);
      };
    }
  }

  note(target: Target, file: string): void {
    if (!this.files.has(target)) this.files.set(target, file);
  }

  of(target: Target): ClassAt {
    const name = typeof target === 'string' ? target : target.name;
    return { name, file: this.files.get(target) ?? null };
  }

  /** The outermost of our frames, up to where Node loads a file: what that file calls meanwhile only helps it. */
  private loading(): string | null {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = DEEPEST;
    const lines = (new Error('here').stack ?? '').split('\n');
    Error.stackTraceLimit = limit;
    let found: string | null = null;
    for (const line of lines) {
      if (line.includes('node:internal/modules')) break;
      const [, where = ''] = frame.exec(line.trim()) ?? [];
      const path = where.startsWith('file:') ? fileURLToPath(where) : where;
      const file = relative(this.root, path).replaceAll('\\', '/');
      const isOurs = path !== '' && !file.startsWith('..') && !path.includes('node_modules') && !file.startsWith('.');
      if (isOurs && existsSync(path)) found = file;
    }
    return found;
  }
}
