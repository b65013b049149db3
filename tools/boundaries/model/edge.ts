/** A position in the judged repository: path from its root with `/`; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a name that leaves the code stands for: two modules that use the same one meet there. */
export type NameSpace =
  | 'event'
  | 'environment'
  | 'token'
  | 'queue'
  | 'schedule'
  | 'cache'
  | 'lock'
  | 'setting'
  | 'global'
  | 'header'
  | 'path'
  | 'module'
  | 'permission'
  | 'limit';

export type Target =
  /** A source file, and what is used of it: a name that it declares, where it is known. */
  | { readonly kind: 'file'; readonly file: string; readonly symbol?: string }
  | { readonly kind: 'package' | 'builtin'; readonly name: string; readonly symbol?: string }
  /** A table, view, sequence, type or function of a database; `null`: whatever the search path has. */
  | { readonly kind: 'relation'; readonly schema: string | null; readonly name: string }
  | { readonly kind: 'name'; readonly space: NameSpace; readonly name: string }
  /** A file outside the repository, something that does not exist, or what only a running program knows. */
  | { readonly kind: 'outside' | 'missing' | 'unknown' };

/** How the edge came to be seen. */
export type Via = 'import' | 'type' | 'inject' | 'entity' | 'sql' | 'catalog' | 'event' | 'name' | 'path' | 'test-run';

/** One use of one thing by one file: all that collectors produce, and all that the judge looks at. */
export interface Edge {
  readonly from: Place;
  readonly to: Target;
  readonly via: Via;
  /** The construct in which it stands: `import`, `module-ref-get`, `raw-sql` … */
  readonly form: string;
  /** What stands in the source; `null` where it is computed. */
  readonly specifier: string | null;
  /** The names taken from the target; `*` is the whole of it. */
  readonly names: readonly string[];
  readonly evidence: readonly Place[];
  readonly proof: 'proven' | 'cannot-prove';
}

/** The constructs in which a specifier stands: forms of an edge by `import`. */
export type ImportForm =
  | 'import'
  | 'side-effect'
  | 'export'
  | 'export-star'
  | 'import-equals'
  | 'dynamic-import'
  | 'require'
  | 'import-type'
  | 'reference-path'
  | 'reference-types'
  | 'jsdoc'
  | 'augmentation'
  | 'loader'
  | 'hooks'
  | 'resolve'
  | 'url'
  | 'mock';

export const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
