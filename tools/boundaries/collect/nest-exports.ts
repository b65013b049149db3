import ts from 'typescript';
import type { Offer } from '../model/tree.ts';
import type { Sources } from './doors.ts';
import { importsOf } from './exports.ts';
import { placeOf } from './places.ts';
import { bare } from './syntax/wrapped.ts';

/** The file that declares a name which a file exports. */
export type Follow = (file: string, name: string) => string | null;

/**
 * What `exports` of Nest modules give to others: the classes that it names, one by one, in a list that it spreads or that is
 * kept elsewhere, in either arm of a condition, and by a module of theirs that is exported in turn.
 */
export class NestExports {
  private readonly sources: Sources;
  private readonly follow: Follow;
  private readonly seen = new Set<string>();

  constructor(sources: Sources, follow: Follow) {
    this.sources = sources;
    this.follow = follow;
  }

  /** What a class exports by its decorator, or by a dynamic module that it makes. */
  of(declared: ts.ClassDeclaration, file: string): Offer[] {
    const key = `${file}#${declared.name?.text}`;
    if (this.seen.has(key)) return [];
    this.seen.add(key);
    return exportsIn(declared).flatMap((it) => this.named(it, file));
  }

  private named(expression: ts.Expression, file: string): Offer[] {
    const node = bare(expression);
    if (ts.isIdentifier(node)) return this.byName(node, file);
    if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((it) => this.named(it, file));
    if (ts.isSpreadElement(node)) return this.named(node.expression, file);
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((it) => this.named(it, file));
    if (ts.isObjectLiteralExpression(node)) return optionsIn(node, 'provide').flatMap((it) => this.named(it, file));
    const inner = ts.isCallExpression(node) ? node.arguments[0] : undefined;
    return inner && ts.isArrowFunction(inner) && !ts.isBlock(inner.body) ? this.named(inner.body, file) : [];
  }

  private byName(node: ts.Identifier, file: string): Offer[] {
    const source = this.sources.files.get(file);
    const imported = source && importsOf(source).get(node.text);
    const target = imported ? this.sources.resolve(imported.specifier, file) : null;
    const inner = imported?.name ?? node.text;
    const from = !imported ? file : target?.kind === 'file' ? this.follow(target.file, inner) : null;
    const place = source && placeOf(file, source, node.getStart(source));
    const declaring = from === null ? undefined : this.sources.files.get(from);
    if (!place || from === null || !declaring) return [];
    const kept = valueOf(inner, imported ? declaring : node);
    if (kept) return this.seen.has(`${from}#${inner}`) ? [] : this.kept(kept, `${from}#${inner}`, from);
    const offer: Offer = { name: node.text, from, specifier: imported?.specifier ?? null, place };
    const found = declaring.statements.find((it) => ts.isClassDeclaration(it) && it.name?.text === inner);
    return [offer, ...(found && ts.isClassDeclaration(found) ? this.of(found, from) : [])];
  }

  private kept(value: ts.Expression, key: string, file: string): Offer[] {
    this.seen.add(key);
    return this.named(value, file);
  }
}

function exportsIn(declared: ts.ClassDeclaration): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) found.push(...optionsIn(node, 'exports'));
    ts.forEachChild(node, visit);
  };
  visit(declared);
  return found;
}

function optionsIn({ properties }: ts.ObjectLiteralExpression, option: string): ts.Expression[] {
  return properties.flatMap((it) => {
    if (!it.name || !ts.isIdentifier(it.name) || it.name.text !== option) return [];
    if (ts.isShorthandPropertyAssignment(it)) return [it.name];
    return ts.isPropertyAssignment(it) ? [it.initializer] : [];
  });
}

/** The list, the choice or the other name that a variable stands for; undefined for a class, a token and everything else. */
function valueOf(name: string, place: ts.Node): ts.Expression | undefined {
  const around = ts.findAncestor(place, (it) => (ts.isSourceFile(it) || ts.isBlock(it)) && !!variableIn(it, name));
  const value = around && (ts.isSourceFile(around) || ts.isBlock(around)) ? variableIn(around, name) : undefined;
  const node = value && bare(value);
  const isNames = node && (ts.isArrayLiteralExpression(node) || ts.isConditionalExpression(node));
  return isNames || (node && ts.isIdentifier(node)) ? node : undefined;
}

function variableIn({ statements }: ts.Block | ts.SourceFile, name: string): ts.Expression | undefined {
  const variables = statements.filter(ts.isVariableStatement).flatMap((it) => it.declarationList.declarations);
  return variables.find((it) => ts.isIdentifier(it.name) && it.name.text === name)?.initializer;
}
