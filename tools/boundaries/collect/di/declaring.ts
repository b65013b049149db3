import type { DiToken } from '../../model/di-graph.ts';
import type { Job } from './job.ts';

const registry = Symbol.for('bulkhead.boundaries.declared');

interface Held {
  readonly file: string;
  readonly name: string;
  readonly value: unknown;
}

type Thunks = Readonly<Record<string, () => unknown>>;

/** Source to be put behind a file's own: it tells which values its top-level names hold, once they are asked for. */
export function declaration(file: string, names: readonly string[]): string {
  const thunks = names.map((name) => `${JSON.stringify(name)}: () => ${name}`).join(', ');
  return `\n;globalThis[Symbol.for('bulkhead.boundaries.declared')]?.(${JSON.stringify(file)}, { ${thunks} });\n`;
}

/** Knows running values by the names that they have in the text. */
export class Declarations {
  private readonly thunks = new Map<string, Thunks>();
  private readonly named = new Map<unknown, { file: string; name: string }>();
  private readonly offered = new Map<unknown, string[]>();
  private readonly job: Job;

  constructor(job: Job) {
    this.job = job;
    Object.defineProperty(globalThis, registry, {
      value: (file: string, thunks: Thunks) => this.thunks.set(file, thunks),
    });
  }

  /** Takes the names down; `load` gives what a file exports, for values that a compiler left no local name to. */
  async settle(load: (file: string) => Promise<Record<string, unknown>>): Promise<void> {
    for (const door of this.job.doors) {
      for (const value of Object.values(await load(door).catch(() => ({})))) this.offer(value, door);
    }
    const held: Held[] = [];
    for (const [file, thunks] of [...this.thunks].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const exported = await load(file).catch((): Record<string, unknown> => ({}));
      for (const [name, thunk] of Object.entries(thunks)) {
        held.push({ file, name, value: valueOf(thunk) ?? exported[name] });
      }
    }
    // A class is known by its own name first, and only then by a constant that holds it.
    for (const it of held) if (typeof it.value === 'function' && it.value.name === it.name) this.name(it);
    for (const it of held) this.name(it);
  }

  valueOf(file: string, name: string): unknown {
    const thunk = this.thunks.get(file)?.[name];
    return thunk && valueOf(thunk);
  }

  token(value: unknown): DiToken {
    const kind = typeof value === 'function' ? 'class' : typeof value === 'symbol' ? 'symbol' : 'string';
    const text = typeof value === 'function' ? value.name : typeof value === 'symbol' ? nameOf(value) : String(value);
    return { text, kind, declared: this.named.get(value) ?? null, offeredBy: this.offered.get(value) ?? [] };
  }

  private name({ value, file, name }: Held): void {
    if (!isToken(value) || this.named.has(value)) return;
    this.named.set(value, { file, name });
  }

  private offer(value: unknown, door: string): void {
    if (!isToken(value)) return;
    this.offered.set(value, [...(this.offered.get(value) ?? []), door]);
  }
}

const isToken = (value: unknown): boolean =>
  ['function', 'symbol', 'string', 'object'].includes(typeof value) && !!value;
const nameOf = (symbol: symbol): string => symbol.description ?? symbol.toString();

function valueOf(thunk: () => unknown): unknown {
  try {
    return thunk();
  } catch {
    return undefined;
  }
}
