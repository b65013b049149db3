/** A position in the judged repository: path from its root with `/`; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Target =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'package' | 'builtin'; readonly name: string }
  /** A file outside the repository, something that does not exist, or a name that only a running program knows. */
  | { readonly kind: 'outside' | 'missing' | 'unknown' };

/** Layer of the gate that saw the edge. This release has one; the judge does not care how many there are. */
export type Via = 'import';

/** The construct in which a specifier stands. */
export type Form =
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

/** One use of one thing by one file: all that collectors produce, and all that the judge looks at. */
export interface Edge {
  readonly from: Place;
  readonly to: Target;
  readonly via: Via;
  readonly form: Form;
  /** What stands in the source; `null` where it is computed. */
  readonly specifier: string | null;
  /** The names taken from the target; `*` is the whole of it. */
  readonly names: readonly string[];
  readonly evidence: readonly Place[];
  readonly proof: 'proven' | 'cannot-prove';
}

export const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
