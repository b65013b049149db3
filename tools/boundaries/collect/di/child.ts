import { createRequire, registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answer, question } from '../answer.ts';
import type { Composed, Nest } from './container.ts';
import { compose } from './container.ts';
import { Declarations, declaration } from './declaring.ts';
import { describe } from './describe.ts';
import type { Answer, Failure, Job } from './job.ts';

// Runs in a process of its own, with the repository's own loaders.
const job = question<Job>();
const known = new Declarations(job);
const load = (file: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(join(job.root, file)).href) as Promise<Record<string, unknown>>;

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const file = url.startsWith('file:') ? relative(job.root, fileURLToPath(url)).replaceAll('\\', '/') : '';
    const names = Object.hasOwn(job.declared, file) ? job.declared[file] : undefined;
    if (!names || !loaded.source) return loaded;
    const text =
      typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
    return { ...loaded, source: text + declaration(file, names) };
  },
});

answer(await look());

async function look(): Promise<Answer> {
  const core = createRequire(join(job.root, 'package.json')).resolve('@nestjs/core');
  const nest = (await import(pathToFileURL(core).href)) as Nest;
  const failures: Failure[] = [];
  const composed = await attempt(failures, async () => withUnreached(nest, await rootModule(), failures));
  await known.settle(load);
  return { ...(composed ? describe(composed, known) : { modules: [], providers: [], injections: [] }), failures };
}

async function rootModule(): Promise<unknown> {
  const exported = await load(job.file);
  if (!Object.hasOwn(exported, job.export)) throw new Error(`${job.file} exports no ${job.export}`);
  return exported[job.export];
}

/** The root's container; and once more with the modules that the text has and the root does not reach. */
async function withUnreached(nest: Nest, root: unknown, failures: Failure[]): Promise<Composed> {
  const first = await compose(nest, await root);
  const reached = new Set<unknown>(first.modules.map(({ metatype }) => metatype));
  const others: unknown[] = [];
  for (const { file, name } of job.marked) {
    await attempt(failures, async () => {
      const module = (await load(file))[name] ?? known.valueOf(file, name);
      if (module && !reached.has(module)) others.push(module);
    });
  }
  if (others.length === 0) return first;
  class Everything {}
  const all = { module: Everything, imports: [root, ...others] };
  return (await attempt(failures, () => compose(nest, all))) ?? first;
}

async function attempt<T>(failures: Failure[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    failures.push(failureOf(error));
    return null;
  }
}

/** Nest says whose parameter it has nothing for. */
function failureOf(error: unknown): Failure {
  const { message, type, context } = error as Error & { type?: unknown; context?: { index?: number } };
  const of = typeof type === 'function' ? type.name : typeof type === 'string' ? type : null;
  const words = (message || String(error)).split('\n\n')[0] ?? '';
  return { words: words.replaceAll(/\s+/g, ' ').trim(), of, index: of === null ? null : (context?.index ?? null) };
}
