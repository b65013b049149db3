import ts from 'typescript';
import { homeOf } from '../../model/layout.ts';
import type { Survey } from '../survey.ts';
import { Origins } from '../types/origins.ts';

/** What makes a class an entity. */
const entityMakers: ReadonlySet<string> = new Set([
  'Entity',
  'ChildEntity',
  'ViewEntity',
  'EntitySchema',
  'TableInheritance',
]);
/** What says something of an entity, or of what entities extend. */
const further =
  /^(\w*Column|(One|Many)To(One|Many)|Join(Column|Table)|(Before|After)\w+|Index|Unique|Check|Exclusion|ForeignKey|Relation\w+|Tree\w*|Generated|getMetadataArgsStorage|\*)$/;

export interface Candidates {
  /** Files that say something to TypeORM about entities. */
  readonly files: readonly string[];
  /** Classes that are entities by what stands above them, as `file#name`. */
  readonly declared: ReadonlySet<string>;
}

/** Finds entities by what their decorators are declared as, whatever these are called and whoever passes them on. */
export function candidatesIn(survey: Survey): Candidates {
  const { layout, parsed } = survey;
  const origins = new Origins(survey);
  const speaking = new Set<string>();
  const makers = new Set<string>();
  for (const [file, source] of parsed) {
    const names = takenFromTypeOrm(source);
    if (names.some((it) => entityMakers.has(it) || further.test(it))) speaking.add(file);
    if (names.some((it) => entityMakers.has(it) || it === '*')) makers.add(file);
  }
  const files = new Set<string>();
  const declared = new Set<string>();
  for (const [file, source] of parsed) {
    const { kind } = homeOf(file, layout);
    // A spec runs in Jest alone; what tools keep is no part of the product.
    if (kind === 'tool' || kind === 'nowhere' || layout.tests.endings.some((it) => file.endsWith(it))) continue;
    if (speaking.has(file)) files.add(file);
    const isMaker = (callee: ts.Expression): boolean => {
      const origin = originOf(callee, origins);
      if (origin?.kind === 'package') return origin.package === 'typeorm' && entityMakers.has(origin.name);
      return origin !== undefined && makers.has(origin.file);
    };
    const visit = (node: ts.Node): void => {
      const callee = ts.isDecorator(node) ? calleeOf(node.expression) : appliedIn(node);
      if (callee && isMaker(callee)) {
        files.add(file);
        if (ts.isDecorator(node) && ts.isClassDeclaration(node.parent) && node.parent.name) {
          declared.add(`${file}#${node.parent.name.text}`);
        }
      }
      ts.forEachChild(node, visit);
    };
    if (/@|\)\s*\(/.test(source.text)) visit(source);
  }
  return { files: [...files].sort(), declared };
}

function takenFromTypeOrm({ statements }: ts.SourceFile): string[] {
  return statements.flatMap((it) => {
    if (!ts.isImportDeclaration(it) || !ts.isStringLiteral(it.moduleSpecifier)) return [];
    const { text } = it.moduleSpecifier;
    const clause = it.importClause;
    if ((text !== 'typeorm' && !text.startsWith('typeorm/')) || !clause || clause.phaseModifier) return [];
    const bindings = clause.namedBindings;
    if (!bindings || ts.isNamespaceImport(bindings)) return ['*'];
    return bindings.elements
      .filter((one) => !one.isTypeOnly)
      .map(({ propertyName, name }) => (propertyName ?? name).text);
  });
}

/** `Entity` of `@Entity('x')` and of `@Entity`. */
const calleeOf = (expression: ts.Expression): ts.Expression =>
  ts.isCallExpression(expression) ? calleeOf(expression.expression) : expression;

/** `Entity` of `Entity('x')(Invoice)`: a decorator that is applied as what it is, a function. */
const appliedIn = (node: ts.Node): ts.Expression | null =>
  ts.isCallExpression(node) && ts.isCallExpression(node.expression) ? calleeOf(node) : null;

function originOf(callee: ts.Expression, origins: Origins) {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) ? origins.ofSymbol(origins.checker.getSymbolAtLocation(name)) : undefined;
}
