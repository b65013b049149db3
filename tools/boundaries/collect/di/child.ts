import { registerHooks } from 'node:module';
import type { LoadFnOutput } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answer, question } from '../answer.ts';
import type { Composed, Nest } from './container.ts';
import { compose } from './container.ts';
import { Declarations, declaration } from './declaring.ts';
import { describe } from './describe.ts';
import type { Answer, Failure, Job } from './job.ts';

/** Loads what a specifier of the repository's own root names. */
export type Load = (specifier: string) => Promise<Record<string, unknown>>;

/** Answers what the gate asks, in a process of its own, with the repository's own loaders. */
export async function tell(load: Load): Promise<never> {
  const job = question<Job>();
  const known = new Declarations(job);
  const child = new Child(job, known, (file) => load(pathToFileURL(join(job.root, file)).href));
  registerHooks({ load: (url, context, next) => declared(job, url, next(url, context)) });
  return answer(await child.look(await load('@nestjs/core')));
}

/** A source file, and behind it the words by which it declares its names. */
function declared(job: Job, url: string, loaded: LoadFnOutput): LoadFnOutput {
  const file = url.startsWith('file:') ? relative(job.root, fileURLToPath(url)).replaceAll('\\', '/') : '';
  const names = Object.hasOwn(job.declared, file) ? job.declared[file] : undefined;
  if (!names || !loaded.source) return loaded;
  const { source } = loaded;
  const text = typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString();
  return { ...loaded, source: text + declaration(file, names) };
}

class Child {
  private readonly failures: Failure[] = [];
  private readonly job: Job;
  private readonly known: Declarations;
  private readonly load: Load;

  constructor(job: Job, known: Declarations, load: Load) {
    this.job = job;
    this.known = known;
    this.load = load;
  }

  async look(core: unknown): Promise<Answer> {
    const nest = core as Nest;
    const composed = await this.attempt(async () => this.withUnreached(nest, await this.rootModule()));
    await this.known.settle(this.load);
    const told = composed ? describe(composed, this.known) : { modules: [], providers: [], injections: [] };
    return { ...told, failures: this.failures };
  }

  private async rootModule(): Promise<unknown> {
    const { file, export: name } = this.job;
    const exported = await this.load(file);
    if (!Object.hasOwn(exported, name)) throw new Error(`${file} exports no ${name}`);
    return exported[name];
  }

  /** The root's container; and once more with the modules that the text has and the root does not reach. */
  private async withUnreached(nest: Nest, root: unknown): Promise<Composed> {
    const first = await compose(nest, root);
    const reached = new Set<unknown>(first.modules.map(({ metatype }) => metatype));
    const others: unknown[] = [];
    for (const { file, name } of this.job.marked) {
      await this.attempt(async () => {
        const module = (await this.load(file))[name] ?? this.known.valueOf(file, name);
        if (module && !reached.has(module)) others.push(module);
      });
    }
    return others.length === 0 ? first : await this.together(nest, root, others, first);
  }

  /** All in one container, or all but those that cannot be composed: each of these says why. */
  private async together(nest: Nest, root: unknown, others: readonly unknown[], first: Composed): Promise<Composed> {
    class Everything {}
    const beside = async (modules: readonly unknown[]): Promise<Composed> => {
      const composed = await compose(nest, { module: Everything, imports: [root, ...modules] });
      return { ...composed, modules: composed.modules.filter(({ metatype }) => metatype !== Everything) };
    };
    const all = await beside(others).catch(() => null);
    if (all) return all;
    const sound: unknown[] = [];
    for (const it of others) if (await this.attempt(() => beside([it]))) sound.push(it);
    return (await this.attempt(() => beside(sound))) ?? first;
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.failures.push(failureOf(error));
      return null;
    }
  }
}

/** Nest says whose parameter it has nothing for. */
function failureOf(error: unknown): Failure {
  const { message, type, context } = error as Error & { type?: unknown; context?: { index?: number } };
  const of = typeof type === 'function' ? type.name : typeof type === 'string' ? type : null;
  const words = (message || String(error)).split('\n\n')[0] ?? '';
  return { words: words.replaceAll(/\s+/g, ' ').trim(), of, index: of === null ? null : (context?.index ?? null) };
}
