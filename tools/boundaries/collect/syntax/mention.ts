import type ts from 'typescript';
import type { ImportForm } from '../../model/edge.ts';

/** One place in a file that names another file or package, before anything is resolved. */
export interface Mention {
  readonly form: ImportForm;
  /** `null`: computed, or in the hands of somebody who loads what he likes. */
  readonly specifier: string | null;
  readonly names: readonly string[];
  /** Offset in the text. */
  readonly position: number;
}

/** What the collectors of one kind of node share: the file, its constants, and where mentions go. */
export interface Walk {
  readonly source: ts.SourceFile;
  readonly constant: (node: ts.Expression | undefined) => string | null;
  readonly add: (form: ImportForm, at: ts.Node, specifier: string | null, names?: readonly string[]) => void;
}
