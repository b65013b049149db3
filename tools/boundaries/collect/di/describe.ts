import type { DiToken } from '../../model/di-graph.ts';
import type { Class, Composed, ModuleRef, Wrapper } from './container.ts';
import type { Declarations } from './declaring.ts';
import type { Answer, RawInjection, RawModule, RawProvider } from './job.ts';

/** What decorators have noted, by the package that Nest notes with. */
const metadata = Reflect as unknown as { getMetadata(key: string, target: unknown): unknown };

/** Tells a composed container in names that the source text has. */
export function describe({ graph, modules, dynamicImports }: Composed, known: Declarations): Omit<Answer, 'failures'> {
  const isInternal = (id: string): boolean => graph.nodes[id]?.metadata.internal ?? false;
  const told = modules.map((module): RawModule => ({
    id: module.id,
    token: known.token(module.metatype),
    dynamic: graph.nodes[module.id]?.metadata.dynamic ?? false,
    global: module.isGlobal,
    internal: isInternal(module.id),
    imports: [...module.imports]
      .filter((it) => !it.isGlobal || isNamed(it, module, dynamicImports))
      .map(({ id }) => id),
    exports: [...module.exports].flatMap((it) => exportOf(it, module, known)),
    middleware: middlewareOf(module),
  }));
  const providers = modules.flatMap((module) =>
    (['providers', 'injectables', 'controllers'] as const).flatMap((role) =>
      [...module[role].values()]
        .filter(({ id, metatype }) => !isInternal(id) && metatype !== module.metatype)
        .map((it) => providerOf(it, module, role, known)),
    ),
  );
  const own = new Set(providers.map(({ id }) => id));
  const injections = Object.values(graph.edges)
    .filter(({ metadata: { type }, source, target }) => type === 'class-to-class' && own.has(source) && own.has(target))
    .map(({ source, target, metadata: { injectionType = 'constructor', keyOrIndex = null } }): RawInjection => {
      return { from: source, to: target, how: injectionType, at: typeof keyOrIndex === 'symbol' ? null : keyOrIndex };
    });
  return { modules: told, providers, injections };
}

/** Every module imports all that is global; what its text names is another matter. */
function isNamed(imported: ModuleRef, by: ModuleRef, dynamicImports: Composed['dynamicImports']): boolean {
  const named = (metadata.getMetadata('imports', by.metatype) ?? []) as readonly unknown[];
  return [...named, ...dynamicImports(by)].some((it) => {
    if (it === imported.metatype) return true;
    const dynamic = it as { readonly module?: unknown; readonly global?: boolean } | null;
    return dynamic?.module === imported.metatype && (dynamic.global ?? isMarkedGlobal(imported.metatype));
  });
}

const isMarkedGlobal = (module: unknown): boolean => metadata.getMetadata('__module:global__', module) === true;

function exportOf(exported: unknown, module: ModuleRef, known: Declarations): RawModule['exports'] {
  if (module.providers.has(exported)) return [{ token: known.token(exported) }];
  const imported = [...module.imports].filter(({ metatype }) => metatype === exported);
  // What is global is imported by all, whether or not the text names it.
  const own = imported.filter(({ isGlobal }) => !isGlobal);
  return (own.length > 0 ? own : imported.slice(0, 1)).map(({ id }) => ({ module: id }));
}

function providerOf(
  { id, token, metatype, instance, isAlias, inject, subtype }: Wrapper,
  module: ModuleRef,
  role: 'providers' | 'injectables' | 'controllers',
  known: Declarations,
): RawProvider {
  const how = isAlias ? 'alias' : metatype === null ? 'value' : inject ? 'factory' : 'class';
  const made = how === 'class' ? metatype : how === 'value' ? classOf(instance) : null;
  const name = known.token(token);
  return {
    ...{ id, module: module.id, token: readable(name), how },
    role: ({ providers: 'provider', injectables: 'injectable', controllers: 'controller' } as const)[role],
    made: made ? known.token(made) : null,
    bases: basesOf(made).map((it) => known.token(it)),
    isItself: made !== null && (made === token || basesOf(made).includes(token)),
    factory: how === 'factory' ? String(metatype) : null,
    enhancer: subtype && name.text.startsWith('APP_') ? subtype : null,
  };
}

/** Nest tells the guards of a program apart by a number that means nothing. */
const readable = (token: DiToken): DiToken => ({ ...token, text: token.text.replace(/ \(UUID: .*$/, '') });

function classOf(value: unknown): unknown {
  const made = typeof value === 'object' && value !== null ? (value.constructor as unknown) : null;
  return typeof made === 'function' && made !== Object && made !== Array ? made : null;
}

function basesOf(made: unknown): unknown[] {
  if (typeof made !== 'function') return [];
  const base = Object.getPrototypeOf(made) as unknown;
  return typeof base === 'function' && base !== Function.prototype ? [base, ...basesOf(base)] : [];
}

interface Consumer {
  apply(): Consumer;
  exclude(): Consumer;
  forRoutes(...routes: unknown[]): Consumer;
}

/** Asks a module where its middleware goes. Its routes may be those of its own controllers: all others are told. */
function middlewareOf({ metatype, controllers }: ModuleRef): readonly string[] | 'unknown' | null {
  const prototype = metatype.prototype as { configure?: (consumer: Consumer) => unknown };
  if (typeof prototype.configure !== 'function') return null;
  const asked: unknown[] = [];
  const consumer: Consumer = {
    apply: () => consumer,
    exclude: () => consumer,
    forRoutes: (...routes) => (asked.push(...routes.flat()), consumer),
  };
  try {
    prototype.configure.call(Object.create(prototype), consumer);
  } catch {
    return 'unknown';
  }
  const own = [...controllers.keys()];
  const paths = own.flatMap((it) => metadata.getMetadata('path', it) as string | string[]);
  const isOwn = (route: string): boolean => paths.some((path) => path !== '/' && plain(route).startsWith(plain(path)));
  return asked
    .filter((it) => !own.includes(it))
    .map(routeOf)
    .filter((route) => !isOwn(route));
}

const plain = (path: string): string => path.replace(/^\/+|\/+$/g, '');

function routeOf(route: unknown): string {
  if (typeof route === 'string') return route;
  return typeof route === 'function' ? (route as Class).name : String((route as { path?: unknown }).path);
}
