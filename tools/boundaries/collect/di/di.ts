import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type ts from 'typescript';
import type { Declared, DiGraph, DiModule, DiProvider, DiToken } from '../../model/di-graph.ts';
import type { Place } from '../../model/edge.ts';
import { isTestCode } from '../../model/layout.ts';
import { runChild } from '../children.ts';
import { placeOf } from '../places.ts';
import type { Collector, Survey } from '../survey.ts';
import { buildsOnly } from './factories.ts';
import type { Answer, Failure, Job, RawModule, RawProvider } from './job.ts';
import { entitiesIn, markedIn, namesIn } from './marks.ts';
import type { Marked } from './marks.ts';
import { Whereabouts } from './where.ts';

const child = pathToFileURL(new URL('./child.ts', import.meta.url).pathname).href;

/** Composes the repository's root module in a process of its own, and tells the container in names of the source. */
export const collectDi: Collector<DiGraph> = async (survey) => {
  const { composition } = survey.layout;
  if (composition.file === '') return { off: 'no root module is named in "composition"' };
  const shipped = new Map([...survey.parsed].filter(([file]) => isShipped(file, survey)));
  const marked = [...shipped].flatMap(([file, source]) => markedIn(source).map((it) => ({ ...it, file, source })));
  const answer = await runChild<Answer>(survey, {
    name: 'container',
    // It seems to lie at the root: packages are those that the repository has.
    entry: `import { tell } from ${JSON.stringify(child)};\nawait tell((specifier) => import(specifier));`,
    question: jobOf(survey, shipped, marked),
  });
  const where = new Whereabouts(shipped, { file: composition.file, line: 1, column: 1 });
  const entities = [...shipped].flatMap(([file, source]) => entitiesIn(source).map((name) => ({ file, name })));
  const facts = { ...graphOf(answer, where, marked), entities };
  const { modules, providers, injections } = facts;
  const says = `${modules.length} modules, ${providers.length} providers, ${injections.length} injections`;
  const isBlind = modules.length === 0 && facts.failures.length === 0;
  const blind = isBlind ? [`${composition.file} was composed, and its container is empty: report it`] : [];
  return { facts, edges: [], blind, says };
};

/** Code of the product: what a tool or a test composes is its own affair. */
function isShipped(file: string, { layout }: Survey): boolean {
  const floors = [layout.modules, layout.shared, layout.apps].filter((it) => it !== '');
  const isInside = floors.some((floor) => file.startsWith(`${floor}/`)) || file === layout.composition.file;
  return (isInside || layout.rootFiles.includes(file)) && !isTestCode(file, layout);
}

type MarkedFile = Marked & { readonly file: string; readonly source: ts.SourceFile };

function jobOf({ sources, layout, modules }: Survey, shipped: Survey['parsed'], marked: readonly MarkedFile[]): Job {
  return {
    root: sources.root,
    ...{ file: layout.composition.file, export: layout.composition.export },
    declared: Object.fromEntries([...shipped].map(([file, source]) => [file, namesIn(source)])),
    doors: modules.flatMap(({ door }) => (door ? [door.file] : [])),
    marked: marked.filter(({ mark }) => mark === 'Module').map(({ file, name }) => ({ file, name })),
  };
}

function graphOf(answer: Answer, where: Whereabouts, marked: readonly MarkedFile[]): Omit<DiGraph, 'entities'> {
  const modules = new Map(answer.modules.map((it) => [it.id, it]));
  const providers = answer.providers.map((it) => providerOf(it, modules.get(it.module), where));
  const places = new Map(providers.map((it) => [it.id, it]));
  return {
    modules: answer.modules.map((it) => moduleOf(it, modules, where)),
    providers,
    injections: answer.injections.map((it) => {
      const from = places.get(it.from);
      const place = where.injection(from?.made?.declared ?? null, it) ?? from?.place ?? where.classOf(null);
      return { from: it.from, to: it.to, place };
    }),
    failures: answer.failures.map((it) => ({ words: it.words, place: placeOfFailure(it, where, marked) })),
    unseen: unseenIn(answer, marked),
  };
}

function moduleOf(raw: RawModule, all: ReadonlyMap<string, RawModule>, where: Whereabouts): DiModule {
  const { id, token, dynamic, global, internal } = raw;
  const { declared } = token;
  const named = (other: string): DiToken => all.get(other)?.token ?? token;
  const place = where.classOf(declared);
  const exported = raw.exports.map((it) => {
    const name = 'token' in it ? it.token : named(it.module);
    return { what: it, place: where.inModule(declared, 'exports', name) };
  });
  return {
    ...{ id, token, place, dynamic, global, internal },
    imports: raw.imports.map((to) => ({ to, place: where.inModule(declared, 'imports', named(to)) })),
    exports: exported,
    middleware: raw.middleware && { routes: raw.middleware === 'unknown' ? null : raw.middleware, place },
  };
}

function providerOf({ factory, ...raw }: RawProvider, module: RawModule | undefined, where: Whereabouts): DiProvider {
  const list = raw.role === 'controller' ? 'controllers' : 'providers';
  const name = raw.how === 'class' && raw.made ? raw.made : raw.token;
  const builds = factory === null ? null : buildsOnly(raw.token.text, factory) ? 'itself' : 'other';
  return { ...raw, builds, place: where.inModule(module?.token.declared ?? null, list, name) };
}

/** The parameter that nothing is there for; of a class that stands in another's module, where that one lists it. */
function placeOfFailure({ of, index, words }: Failure, where: Whereabouts, marked: readonly MarkedFile[]): Place {
  const declaredAs = (name: string | null | undefined): Declared | null => {
    const [found, another] = marked.filter((it) => it.name === name);
    return found && !another ? { file: found.file, name: found.name } : null;
  };
  const declared = declaredAs(of);
  const module = declaredAs(/ in the (\w+) module\.?$/.exec(words)?.[1]);
  if (declared && module && !declared.file.startsWith(`${posix.dirname(module.file)}/`)) {
    return where.inModule(module, 'providers', { text: declared.name, kind: 'class', declared, offeredBy: [] });
  }
  if (declared === null || index === null) return where.classOf(declared);
  const parameter = { from: '', to: '', how: 'constructor', at: index } as const;
  return where.injection(declared, parameter) ?? where.classOf(declared);
}

/** Marked classes that are in no container, not even as what another one extends. */
function unseenIn({ modules, providers, failures }: Answer, marked: readonly MarkedFile[]): DiGraph['unseen'] {
  if (failures.length > 0) return [];
  const tokens = [
    ...modules.map(({ token }) => token),
    ...providers.flatMap(({ token, made, bases }) => [token, ...(made ? [made] : []), ...bases]),
  ];
  const keyOf = (file: string, name: string): string => `${file}#${name}`;
  const seen = new Set(tokens.flatMap(({ declared }) => (declared ? [keyOf(declared.file, declared.name)] : [])));
  return marked
    .filter(({ file, name }) => !seen.has(keyOf(file, name)))
    .map(({ file, source, name, mark, at }) => ({
      name,
      mark,
      place: placeOf(file, source, (at.name ?? at).getStart()),
    }));
}
