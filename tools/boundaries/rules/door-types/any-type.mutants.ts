import type { Corpus } from '../../prove/corpus.ts';
import { facadeModule, inClass } from './annex.ts';

export const anyTypeMutants: Corpus = {
  rule: 'door/any-type',
  bad: (scene) => [
    facadeModule(
      scene,
      'any-result',
      'any, by inference and by cast',
      inClass(
        `import { Things } from $near(things.repository.ts);`,
        `  constructor(private readonly things: Things) {}
  parsed(text: string) { return JSON.parse(text); } // ✗
  async hidden(id: string) { return (await this.things.byId(id)) as any; } // ✗`,
      ),
    ),
    facadeModule(
      scene,
      'any-taken',
      'any, as what callers hand in',
      inClass(
        '',
        `  take(all: readonly any[]): number { return all.length; } // ✗
  keep(all: Record<string, any>): number { return Object.keys(all).length; } // ✗`,
      ),
    ),
  ],
  legal: (scene) => [
    facadeModule(
      scene,
      'any-unknown',
      'unknown, which callers have to look into',
      inClass(
        '',
        `  parsed(text: string): unknown { return JSON.parse(text); }
  async *pages(): AsyncGenerator<readonly string[]> { yield []; }
  private loose(all: any): string { return String(all); }
  text(): string { return this.loose(1); }`,
      ),
    ),
    facadeModule(
      scene,
      'any-generic',
      'what callers choose, and any inside of a method',
      inClass(
        '',
        `  same<T>(it: T): T { return it; }
  first<K extends string, V>(all: ReadonlyMap<K, V>): V | undefined { return [...all.values()][0]; }
  text(text: string): string { const it: any = JSON.parse(text); return String(it.text); }`,
      ),
    ),
  ],
};
