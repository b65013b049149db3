import ts from 'typescript';
import type { Everywhere } from '../everywhere.ts';

type Members = ReadonlyMap<string, readonly ts.ClassElement[]>;

const trees = new WeakMap<ts.TypeChecker, Everywhere>();
const known = new WeakMap<ts.SourceFile, Members>();

/** Says of which tree a checker answers: whether a member is overridden, only the whole of it knows. */
export const introduce = (checker: ts.TypeChecker, everywhere: Everywhere): void => void trees.set(checker, everywhere);

/** Whether a class that extends this one declares the member anew, so that what stands here need not be what is read. */
export function isOverridden(member: ts.ClassElement, checker: ts.TypeChecker): boolean {
  const { name, parent } = member;
  if (!name || !ts.isClassLike(parent) || !isOpen(member)) return false;
  const sources = trees.get(checker)?.naming(name.getText()) ?? [];
  const others = sources.flatMap((it) => membersIn(it).get(name.getText()) ?? []);
  return others.some((it) => it !== member && ts.isClassLike(it.parent) && extendsIt(it.parent, parent, checker));
}

const closed = new Set([ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.StaticKeyword]);

const isOpen = (member: ts.ClassElement): boolean =>
  !(ts.canHaveModifiers(member) && member.modifiers?.some(({ kind }) => closed.has(kind)));

/** Members of classes that extend another, by name. */
function membersIn(source: ts.SourceFile): Members {
  const found = known.get(source);
  if (found) return found;
  const members = new Map<string, ts.ClassElement[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node) && baseOf(node)) {
      for (const it of node.members) {
        if (it.name) members.set(it.name.getText(), [...(members.get(it.name.getText()) ?? []), it]);
      }
    }
    ts.forEachChild(node, visit);
  };
  if (!source.isDeclarationFile && source.text.includes('extends')) visit(source);
  known.set(source, members);
  return members;
}

const baseOf = (node: ts.ClassLikeDeclaration): ts.Expression | undefined =>
  node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;

function extendsIt(node: ts.ClassLikeDeclaration, wanted: ts.ClassLikeDeclaration, checker: ts.TypeChecker): boolean {
  for (let at: ts.ClassLikeDeclaration | undefined = node; at;) {
    const base = baseOf(at);
    const found: ts.Symbol | undefined = base && checker.getSymbolAtLocation(base);
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const declaration: ts.Declaration | undefined = symbol?.valueDeclaration;
    if (declaration === wanted) return true;
    at = declaration && ts.isClassLike(declaration) ? declaration : undefined;
  }
  return false;
}
