import ts from 'typescript';
import type { Origins } from '../types/origins.ts';

export type Called = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

/** Finds who calls a function, where that is all that is ever done with it. */
export class Callers {
  private readonly known = new Map<ts.Node, readonly ts.CallExpression[] | null>();
  private readonly origins: Origins;

  constructor(origins: Origins) {
    this.origins = origins;
  }

  /** `null`: it is handed on, or answers for another type, and may then be called by anybody. */
  of(node: Called): readonly ts.CallExpression[] | null {
    const name = nameOf(node);
    const known = this.known.get(node);
    if (known !== undefined) {
      // Whoever hears what is known already depends on the same files.
      if (name) this.origins.everywhere.naming(name.text);
      return known;
    }
    const symbol = name && this.origins.checker.getSymbolAtLocation(name);
    const found = name && symbol && !this.isInherited(node, name.text) ? this.search(name, symbol) : null;
    this.known.set(node, found);
    return found;
  }

  private search(name: ts.Identifier, symbol: ts.Symbol): readonly ts.CallExpression[] | null {
    const calls: ts.CallExpression[] = [];
    let isHandedOn = false;
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === name.text && node !== name && this.isSame(node, symbol)) {
        const call = callOf(node);
        if (call) calls.push(call);
        else if (!isMention(node)) isHandedOn = true;
      }
      ts.forEachChild(node, visit);
    };
    for (const source of this.origins.everywhere.naming(name.text)) visit(source);
    return isHandedOn ? null : calls;
  }

  private isSame(node: ts.Identifier, symbol: ts.Symbol): boolean {
    const found = this.origins.checker.getSymbolAtLocation(node);
    // A member of a class with bases has a symbol of its own for each type that inherits it; they declare the same.
    const known = found && this.origins.unaliased(found);
    return (
      known !== undefined && known.valueDeclaration !== undefined && known.valueDeclaration === symbol.valueDeclaration
    );
  }

  /** What a base or an interface promises is called under their name. */
  private isInherited({ parent }: ts.Node, name: string): boolean {
    if (!ts.isClassLike(parent)) return false;
    const bases = parent.heritageClauses?.flatMap(({ types }) => types) ?? [];
    return bases.some((it) => this.origins.checker.getTypeAtLocation(it).getProperty(name) !== undefined);
  }
}

function nameOf(node: Called): ts.Identifier | null {
  if (node.name) return ts.isIdentifier(node.name) ? node.name : null;
  const { parent } = node;
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent);
  return isNamed && ts.isIdentifier(parent.name) ? parent.name : null;
}

function callOf(node: ts.Identifier): ts.CallExpression | null {
  const { parent } = node;
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === node ? parent : node;
  return ts.isCallExpression(callee.parent) && callee.parent.expression === callee ? callee.parent : null;
}

const isMention = ({ parent }: ts.Identifier): boolean =>
  ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isTypeQueryNode(parent);
