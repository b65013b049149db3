import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { annex } from './annex.ts';

function facade(scene: Scene, name: string, is: string, lines: string): Injection {
  const files = {
    'lines.repository.ts': `export class Lines {
  find(id: string): Promise<string> { return Promise.resolve(id); }
  list(from: number, to: number): Promise<string[]> { return Promise.resolve([String(from + to)]); }
}`,
    'lines.service.ts': `import { Lines } from $near(lines.repository.ts);
export class LineService { constructor(private readonly lines: Lines) {} find(id: string) { return this.lines.find(id); } list(from: number, to: number) { return this.lines.list(from, to); } }`,
    [`${name}.facade.ts`]: `import { Lines } from $near(lines.repository.ts);
import { LineService } from $near(lines.service.ts);
export const both = [Lines, LineService];
${lines}`,
  };
  return {
    name: is,
    change: annex(scene, name, { door: [`export { AnnexFacade } from $near(${name}.facade.ts);`], files }),
  };
}

export const mirrorMutants: Corpus = {
  rule: 'facade/mirror',
  bad: (scene) => [
    facade(
      scene,
      'mirror-plain',
      'methods that hand on',
      `export class AnnexFacade { // ✗
  constructor(private readonly lines: Lines) {}
  find(id: string) { return this.lines.find(id); }
  async list(from: number, to: number) { return await this.lines.list(from, to); }
}`,
    ),
    facade(
      scene,
      'mirror-fields',
      'fields, other names and casts',
      `export class AnnexFacade { // ✗
  readonly #lines: Lines = null as never;
  readonly find = (id: string): Promise<string> => this.#lines.find(id);
  list(start: number, end: number) { const rows = this.#lines; return (rows.list(start, end)) as Promise<string[]>; }
}`,
    ),
  ],
  legal: (scene) => [
    facade(
      scene,
      'mirror-service',
      'a service that is asked',
      `export class AnnexFacade {
  constructor(private readonly lines: LineService) {}
  find(id: string) { return this.lines.find(id); }
  list(from: number, to: number) { return this.lines.list(from, to); }
}`,
    ),
    facade(
      scene,
      'mirror-words',
      'a question in words of its own beside one that is handed on',
      `export class AnnexFacade {
  constructor(private readonly lines: Lines) {}
  find(id: string) { return this.lines.find(id); }
  async latest(amount: number) { return (await this.lines.list(0, amount)).map((text) => ({ text })); }
}`,
    ),
  ],
};
