import type { DiProvider, DiToken } from '../../model/di-graph.ts';

/** What the child process is asked. Files start at the root and are written with `/`. */
export interface Job {
  readonly root: string;
  /** The root module: a class, a dynamic module, or a promise of either. */
  readonly file: string;
  readonly export: string;
  /** Names at the top of each source file: what the values that run are known by. Classes come before constants. */
  readonly declared: Readonly<Record<string, readonly string[]>>;
  readonly doors: readonly string[];
  /** Classes that the text marks with @Module: those that the root does not reach are composed beside it. */
  readonly marked: readonly { readonly file: string; readonly name: string }[];
}

export interface RawModule {
  readonly id: string;
  readonly token: DiToken;
  readonly dynamic: boolean;
  readonly global: boolean;
  readonly internal: boolean;
  readonly imports: readonly string[];
  readonly exports: readonly ({ readonly token: DiToken } | { readonly module: string })[];
  readonly middleware: readonly string[] | 'unknown' | null;
}

export interface RawProvider extends Omit<DiProvider, 'place' | 'builds'> {
  /** Text of a factory, as it runs. */
  readonly factory: string | null;
}

export interface RawInjection {
  readonly from: string;
  readonly to: string;
  readonly how: 'constructor' | 'property' | 'decorator';
  readonly at: number | string | null;
}

export interface Failure {
  readonly words: string;
  /** The class whose dependency is not there, and which of its parameters; `null`: something else is wrong. */
  readonly of: string | null;
  readonly index: number | null;
}

/** What it answers. */
export interface Answer {
  readonly modules: readonly RawModule[];
  readonly providers: readonly RawProvider[];
  readonly injections: readonly RawInjection[];
  readonly failures: readonly Failure[];
}
