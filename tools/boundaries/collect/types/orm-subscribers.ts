import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import type { Reader, Reading } from './reading.ts';
import { resultOf } from './sql-builder.ts';
import { originOfCallee } from './sql-names.ts';

/** Whom a subscriber of TypeORM's listens to: one entity, or every one that there is. */
export const readSubscribers: Reader = (node, reading) => {
  if (!ts.isClassLike(node) || !isSubscriber(node, reading)) return;
  const at = node.name ?? node;
  const listens = node.members.find((it) => it.name?.getText(reading.source) === 'listenTo');
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
      names: [node.name?.text ?? ''],
    });
  }
};

const unknown: readonly Target[] = [{ kind: 'unknown' }];

function isSubscriber(node: ts.ClassLikeDeclaration, reading: Reading): boolean {
  const isMarked = (ts.getDecorators(node) ?? []).some(({ expression }) => {
    const origin = ts.isCallExpression(expression) ? originOfCallee(expression.expression, reading) : undefined;
    return origin?.kind === 'package' && origin.package === 'typeorm' && origin.name === 'EventSubscriber';
  });
  const bases = node.heritageClauses?.flatMap(({ types }) => types) ?? [];
  return (
    isMarked ||
    bases.some((it) => reading.isOf(it.expression, 'typeorm', ['EntitySubscriberInterface']) || isNamed(it, reading))
  );
}

function isNamed({ expression }: ts.ExpressionWithTypeArguments, reading: Reading): boolean {
  const origin = originOfCallee(expression, reading);
  return origin?.kind === 'package' && origin.package === 'typeorm' && origin.name === 'EntitySubscriberInterface';
}

function listenedBy(member: ts.ClassElement): ts.Expression | null {
  if (ts.isMethodDeclaration(member)) {
    const [only] = member.body?.statements ?? [];
    return member.body?.statements.length === 1 && only && ts.isReturnStatement(only)
      ? (only.expression ?? null)
      : null;
  }
  const value = ts.isPropertyDeclaration(member) ? member.initializer : undefined;
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
