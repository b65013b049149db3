import ts from 'typescript';
import type { Edge, Target, Via } from '../../model/edge.ts';
import { homeOf } from '../../model/layout.ts';
import type { Home, Layout } from '../../model/layout.ts';
import { placeOf } from '../places.ts';
import { constants } from './constants.ts';
import type { Origin, Origins } from './origins.ts';

/** Looks at every node of a file, in the order of the text. */
export type Reader = (node: ts.Node, reading: Reading) => void;

interface Draft {
  readonly via: Via;
  readonly form: string;
  readonly at: ts.Node;
  readonly to: Target;
  /** What stands in the source, for messages. */
  readonly specifier?: string | null;
  readonly names?: readonly string[];
}

/** One file in the hands of readers: what they may ask, and where their edges go. */
export class Reading {
  readonly edges: Edge[] = [];

  readonly file: string;
  readonly source: ts.SourceFile;
  readonly home: Home;
  readonly layout: Layout;
  readonly origins: Origins;

  constructor(file: string, source: ts.SourceFile, layout: Layout, origins: Origins) {
    this.file = file;
    this.source = source;
    this.home = homeOf(file, layout);
    this.layout = layout;
    this.origins = origins;
  }

  get checker(): ts.TypeChecker {
    return this.origins.checker;
  }

  /** A target that is not known is one that cannot be proven. */
  add({ via, form, at, to, specifier, names = [] }: Draft): void {
    const from = placeOf(this.file, this.source, at.getStart(this.source));
    const proof = to.kind === 'unknown' ? 'cannot-prove' : 'proven';
    const stands = specifier === undefined ? at.getText(this.source) : specifier;
    this.edges.push({ from, to, via, form, specifier: stands, names, evidence: [from], proof });
  }

  /** The texts that an expression can have; `null`: not a constant. */
  texts(expression: ts.Expression | undefined): readonly string[] | null {
    return constants(expression, this.checker);
  }

  /** Where the type of an expression is declared, and all that it extends. */
  originsOf(expression: ts.Expression): readonly Origin[] {
    return this.origins.ofType(this.checker.getTypeAtLocation(expression));
  }

  /** Whether an expression is of one of these types of a package (`node`, `lib` and files of the repository too). */
  isOf(expression: ts.Expression, where: string, names: readonly string[]): boolean {
    return this.originsOf(expression).some((origin) => {
      const place = origin.kind === 'file' ? origin.file : origin.package;
      return place === where && names.includes(origin.name);
    });
  }

  /** Nothing is known of its type: whatever is called on it may be a sink. */
  isAny(expression: ts.Expression): boolean {
    return (this.checker.getTypeAtLocation(expression).flags & ts.TypeFlags.Any) !== 0;
  }
}
