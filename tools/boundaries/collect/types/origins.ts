import { relative } from 'node:path';
import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import type { Everywhere } from '../everywhere.ts';
import { packageIn } from '../resolve.ts';
import type { Survey } from '../survey.ts';
import { introduce } from './constants-overrides.ts';

/** Where something is declared: a name of a file of the repository, of a package, of Node (`node`) or of the language (`lib`). */
export type Origin =
  | { readonly kind: 'file'; readonly file: string; readonly name: string }
  | { readonly kind: 'package'; readonly package: string; readonly name: string };

/** Follows symbols and types to their declarations, through every alias and re-export. */
export class Origins {
  readonly checker: ts.TypeChecker;
  private readonly types = new Map<ts.Type, readonly Origin[]>();
  private readonly sources = new Map<string, readonly ts.SourceFile[]>();
  private readonly declared = new Map<string, readonly ts.Type[]>();
  private readonly root: string;
  private readonly program: ts.Program;
  readonly everywhere: Everywhere;

  constructor({ sources, program, everywhere }: Pick<Survey, 'sources' | 'program' | 'everywhere'>) {
    this.root = sources.root;
    this.program = program;
    this.everywhere = everywhere;
    this.checker = program.getTypeChecker();
    introduce(this.checker, everywhere);
  }

  /** Undefined for what has no declaration: a mapped type, a name that is not known. */
  ofSymbol(symbol: ts.Symbol | undefined): Origin | undefined {
    const known = symbol && this.unaliased(symbol);
    const source = known?.declarations?.[0]?.getSourceFile();
    if (!known || !source) return undefined;
    const { name } = known;
    if (this.program.isSourceFileDefaultLibrary(source)) return { kind: 'package', package: 'lib', name };
    const path = relative(this.root, source.fileName).replaceAll('\\', '/');
    const from = packageIn(source.fileName);
    const isOwn = from === null;
    return isOwn ? { kind: 'file', file: path, name } : { kind: 'package', package: from, name };
  }

  /** Of a type and of everything that it extends, implements or is joined from; empty for `any`. */
  ofType(type: ts.Type): readonly Origin[] {
    const known = this.types.get(type);
    if (known) return known;
    this.types.set(type, []);
    const symbols = [type.symbol as ts.Symbol | undefined, type.aliasSymbol];
    const own = symbols.flatMap((symbol) => this.ofSymbol(symbol) ?? []);
    const found = [...own, ...this.broader(type).flatMap((it) => this.ofType(it))];
    this.types.set(type, found);
    return found;
  }

  /** The class, function or constant that an expression stands for, through variables that hold it. */
  targetOf(expression: ts.Expression): Target {
    const symbol = this.checker.getSymbolAtLocation(expression);
    const value = this.checker.getTypeAtLocation(expression).symbol as ts.Symbol | undefined;
    const isClass = value !== undefined && (value.flags & ts.SymbolFlags.Class) !== 0;
    const origin = this.ofSymbol(isClass ? value : symbol);
    return origin ? toTarget(origin) : { kind: 'unknown' };
  }

  /** The types of these names that files of a package declare, as far as the repository reads them. */
  declaredIn(path: RegExp, names: readonly string[]): readonly ts.Type[] {
    const key = `${path.source} ${names.join()}`;
    const sources = this.sources.get(key) ?? this.program.getSourceFiles().filter((it) => path.test(it.fileName));
    this.sources.set(key, sources);
    this.everywhere.needs(sources.map(({ fileName }) => fileName));
    const types = this.declared.get(key) ?? sources.flatMap((it) => this.exported(it, names));
    this.declared.set(key, types);
    return types;
  }

  private exported(source: ts.SourceFile, names: readonly string[]): readonly ts.Type[] {
    const symbol = this.checker.getSymbolAtLocation(source);
    const exported = symbol ? this.checker.getExportsOfModule(symbol) : [];
    return exported.filter(({ name }) => names.includes(name)).map((it) => this.checker.getDeclaredTypeOfSymbol(it));
  }

  unaliased(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private broader(type: ts.Type): readonly ts.Type[] {
    if (type.isUnionOrIntersection()) return type.types;
    if (type.isTypeParameter()) return [this.checker.getBaseConstraintOfType(type) ?? type];
    const { target } = type as ts.TypeReference;
    const declared = (target as ts.TypeReference['target'] | undefined) ?? type;
    const symbol = declared.symbol as ts.Symbol | undefined;
    const bases = declared.isClassOrInterface() ? this.checker.getBaseTypes(declared) : [];
    const clauses = symbol?.declarations?.flatMap((it) => (ts.isClassLike(it) ? (it.heritageClauses ?? []) : [])) ?? [];
    const named = clauses.flatMap(({ types }) => types.map((it) => this.checker.getTypeAtLocation(it)));
    return [...bases, ...named].filter((it) => it !== type);
  }
}

export const toTarget = (origin: Origin): Target =>
  origin.kind === 'file'
    ? { kind: 'file', file: origin.file, symbol: origin.name }
    : { kind: 'package', name: origin.package, symbol: origin.name };
