import type { Place } from './edge.ts';

/** A name of a file of the repository: what a class or a constant is known by, wherever it was passed along. */
export interface Declared {
  readonly file: string;
  readonly name: string;
}

/** What the container finds something by: a class, a string or a symbol. */
export interface DiToken {
  /** As messages call it. */
  readonly text: string;
  readonly kind: 'class' | 'string' | 'symbol';
  /** Where it is declared; `null`: in a package, in no file by name, or a string that no constant holds. */
  readonly declared: Declared | null;
  /** Doors that offer it. */
  readonly offeredBy: readonly string[];
}

/** What @nestjs/typeorm makes injectable. `entity` is a name, as the token has it. */
export interface DataToken {
  readonly kind: 'repository' | 'data-source';
  /** Name of the data source; empty: the default one. */
  readonly source: string;
  readonly entity: string | null;
}

export interface DiExport {
  /** What is exported: a token, or all that another module exports. */
  readonly what: { readonly token: DiToken } | { readonly module: string };
  readonly place: Place;
}

export interface DiImport {
  /** Id of a module. */
  readonly to: string;
  readonly place: Place;
}

/** A module of Nest's: an instance, where it is dynamic. */
export interface DiModule {
  readonly id: string;
  /** Its class. */
  readonly token: DiToken;
  readonly place: Place;
  readonly dynamic: boolean;
  readonly global: boolean;
  /** Nest's own. */
  readonly internal: boolean;
  readonly imports: readonly DiImport[];
  readonly exports: readonly DiExport[];
  /** Routes that its middleware is applied to, beside its own controllers; `null`: cannot be told. */
  readonly middleware: { readonly routes: readonly string[] | null; readonly place: Place } | null;
}

export interface DiProvider {
  readonly id: string;
  readonly module: string;
  readonly token: DiToken;
  readonly role: 'provider' | 'controller' | 'injectable';
  readonly how: 'class' | 'alias' | 'factory' | 'value';
  /** The class that it is made of: of a value, of what it is an instance; `null` for aliases and factories. */
  readonly made: DiToken | null;
  /** Classes that `made` extends. */
  readonly bases: readonly DiToken[];
  /** `made` is the token's own class, or extends it. */
  readonly isItself: boolean;
  /** What a factory returns wherever it returns: `new` of the token's own class, or something else. */
  readonly builds: 'itself' | 'other' | null;
  /** Guards, pipes, interceptors and filters of the whole program. */
  readonly enhancer: string | null;
  readonly place: Place;
}

export interface DiInjection {
  /** Ids of providers. */
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** Nest's container as it would be built: none of its providers is. */
export interface DiGraph {
  readonly modules: readonly DiModule[];
  readonly providers: readonly DiProvider[];
  readonly injections: readonly DiInjection[];
  /** Classes that the text marks as entities. */
  readonly entities: readonly Declared[];
  /** Why it cannot be built, in the container's own words, and where that is known. */
  readonly failures: readonly { readonly place: Place; readonly words: string }[];
  /** Classes that the text marks as modules or providers, and the container does not know. */
  readonly unseen: readonly DiUnseen[];
}

export interface DiUnseen {
  readonly place: Place;
  readonly name: string;
  readonly mark: 'Module' | 'Injectable' | 'Controller';
}

const source = /^(?<source>.*?)_?(?:DataSource|Connection|EntityManager)$/;
const repository = /^(?:(?<source>.+)_)?(?<entity>[^_]+?)(?:Tree|Mongo)?Repository$/;
const classes: ReadonlySet<string> = new Set(['DataSource', 'Connection', 'EntityManager', 'MongoEntityManager']);

/** Reads a token of @nestjs/typeorm back: `flags_FlagRepository`, `flagsDataSource`, `DataSource`. */
export function dataToken({ text, kind, declared }: DiToken): DataToken | null {
  if (kind === 'class') {
    return declared === null && classes.has(text) ? { kind: 'data-source', source: '', entity: null } : null;
  }
  if (kind !== 'string') return null;
  const found = source.exec(text)?.groups;
  if (found) return { kind: 'data-source', source: found['source'] ?? '', entity: null };
  const rows = repository.exec(text)?.groups;
  return rows ? { kind: 'repository', source: rows['source'] ?? '', entity: rows['entity'] ?? null } : null;
}
