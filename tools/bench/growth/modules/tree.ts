import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, stateFolder } from '../../../runner/places.ts';
import { capture } from '../../../runner/processes.ts';
import { Refusal } from '../../../runner/refusal.ts';
import { moduleFiles, namesOf } from './generated.ts';

/** What the build reads, and the built program. */
const copied = [
  'apps',
  'libs',
  'docs/problems.json',
  'nest-cli.json',
  '.swcrc',
  'tsconfig.json',
  'tsconfig.build.json',
];
const appModule = 'apps/api/app.module.ts';
const mend = 'npm run bench -- growth';

/** A copy of the product with generated modules beside its own: nothing of it reaches the repository. */
export class Tree {
  readonly folder: string;
  readonly modules: number;

  private constructor(folder: string, modules: number) {
    this.folder = folder;
    this.modules = modules;
  }

  /** @throws Refusal when it cannot be built */
  static async grow(modules: number): Promise<Tree> {
    mkdirSync(stateFolder, { recursive: true });
    const tree = new Tree(mkdtempSync(join(stateFolder, `growth-${modules}-modules-`)), modules);
    try {
      tree.#copy();
      for (let n = 1; n <= modules; n++) tree.#addModule(n);
      tree.#compose();
      await tree.#build();
      return tree;
    } catch (error) {
      tree.remove();
      throw error;
    }
  }

  /** A built file, by the path of its source. */
  file(source: string): string {
    return join(this.folder, 'dist', source.replace(/\.ts$/, '.js'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #copy(): void {
    for (const path of [...copied, 'package.json']) cpSync(inRoot(path), join(this.folder, path), { recursive: true });
    symlinkSync(inRoot('node_modules'), join(this.folder, 'node_modules'));
  }

  #addModule(n: number): void {
    for (const [name, text] of moduleFiles(n))
      this.#write(`libs/modules/${namesOf(n).module}/${name}`, text.trimStart());
  }

  #compose(): void {
    const text = readFileSync(join(this.folder, appModule), 'utf8');
    this.#write(appModule, composed(text, this.modules));
  }

  async #build(): Promise<void> {
    const nest = inRoot('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    const { code, output } = await capture(process.execPath, [nest, 'build', '--all'], { cwd: this.folder });
    if (code !== 0) throw new Refusal(`${this.modules} generated modules do not build:\n${output.trim()}`, mend);
  }

  #write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** `app.module.ts` with the generated modules behind the product's own. @throws Refusal when it is written otherwise */
export function composed(text: string, modules: number): string {
  const all = Array.from({ length: modules }, (_, index) => namesOf(index + 1));
  const imports = all.map(
    ({ module, pascal }) => `import { ${pascal}Module } from '../../libs/modules/${module}/index.js';`,
  );
  const place = /compose\(\[([^\]]*)\]\)/;
  if (!place.test(text))
    throw new Refusal(`${appModule} has no compose([…]) to add modules to`, `See ${import.meta.filename}`);
  const list = text.replace(
    place,
    (_, own: string) => `compose([${[own, ...all.map(({ pascal }) => `${pascal}Module`)].join(', ')}])`,
  );
  return `${imports.join('\n')}\n${list}`;
}
