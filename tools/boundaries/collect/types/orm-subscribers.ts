import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import type { Reader, Reading } from './reading.ts';
import { resultOf } from './sql-builder.ts';
import { originOfCallee } from './sql-names.ts';

/** Whom a subscriber of TypeORM's listens to: one entity, or every one that there is. */
export const readSubscribers: Reader = (node, reading) => {
  const isOne = ts.isClassLike(node) ? isSubscriber(node, reading) : isPlainSubscriber(node, reading);
  if (!isOne || !(ts.isClassLike(node) || ts.isObjectLiteralExpression(node))) return;
  const name = ts.isClassLike(node) ? node.name : undefined;
  const at = name ?? node;
  const members: readonly Member[] = ts.isClassLike(node) ? node.members : node.properties;
  const listens = members.find((it) => it.name?.getText(reading.source) === 'listenTo');
  const result = listens && listenedBy(listens);
  const targets = result ? entitiesOf(result, reading) : unknown;
  for (const to of targets) {
    const specifier = result?.getText(reading.source) ?? (listens ? 'what is computed' : 'every entity');
    reading.add({
      via: 'entity',
      form: 'orm-subscriber',
      at: result ?? at,
      to,
      specifier,
      names: [name?.text ?? ''],
    });
  }
};

type Member = ts.ClassElement | ts.ObjectLiteralElementLike;
const hook =
  /^(?:after|before)(?:Load|Insert|Update|Remove|SoftRemove|Recover|Transaction|Query|Begin|Commit|Rollback)/;

/** An object that has the type of a subscriber. */
function isPlainSubscriber(node: ts.Node, { checker, origins }: Reading): boolean {
  if (!ts.isObjectLiteralExpression(node) || !node.properties.some((it) => it.name && hook.test(it.name.getText())))
    return false;
  const wanted = checker.getContextualType(node);
  const found = wanted ? origins.ofType(wanted) : [];
  return found.some(
    (it) => it.kind === 'package' && it.package === 'typeorm' && it.name === 'EntitySubscriberInterface',
  );
}

const unknown: readonly Target[] = [{ kind: 'unknown' }];

function isSubscriber(node: ts.ClassLikeDeclaration, reading: Reading): boolean {
  const isMarked = (ts.getDecorators(node) ?? []).some(({ expression }) => {
    const origin = ts.isCallExpression(expression) ? originOfCallee(expression.expression, reading) : undefined;
    return origin?.kind === 'package' && origin.package === 'typeorm' && origin.name === 'EventSubscriber';
  });
  const bases = node.heritageClauses?.flatMap(({ types }) => types) ?? [];
  // A type is asked for where a class has what TypeORM calls.
  const hears = node.members.some(({ name }) => name !== undefined && hook.test(name.getText(reading.source)));
  const isOne = (it: ts.ExpressionWithTypeArguments): boolean =>
    isNamed(it, reading) || (hears && reading.isOf(it.expression, 'typeorm', ['EntitySubscriberInterface']));
  return isMarked || bases.some(isOne);
}

function isNamed({ expression }: ts.ExpressionWithTypeArguments, reading: Reading): boolean {
  const origin = originOfCallee(expression, reading);
  return origin?.kind === 'package' && origin.package === 'typeorm' && origin.name === 'EntitySubscriberInterface';
}

function listenedBy(member: Member): ts.Expression | null {
  if (ts.isMethodDeclaration(member)) {
    const [only] = member.body?.statements ?? [];
    return member.body?.statements.length === 1 && only && ts.isReturnStatement(only)
      ? (only.expression ?? null)
      : null;
  }
  const value = ts.isPropertyDeclaration(member) || ts.isPropertyAssignment(member) ? member.initializer : undefined;
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? resultOf(value) : null;
}

function entitiesOf(result: ts.Expression, reading: Reading): readonly Target[] {
  const texts = reading.texts(result);
  if (texts) {
    return texts.map((text): Target => {
      const [schema = '', name] = text.split('.');
      return name ? { kind: 'relation', schema, name } : { kind: 'relation', schema: null, name: text };
    });
  }
  const isClass = reading.checker.getTypeAtLocation(result).getConstructSignatures().length > 0;
  const to = reading.origins.targetOf(result);
  return isClass && to.kind === 'file' ? [to] : unknown;
}
