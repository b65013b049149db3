import ts from 'typescript';

/** More texts than this that one expression may have are as good as any text. */
const MOST_TEXTS = 16;

type Texts = readonly string[] | null;

/**
 * The texts that an expression can have, whoever runs it: literals, templates and sums of those, a `const`, a `readonly`
 * member, a member of an enum, either arm of a condition; across files. `null` is "not a constant": the judge fails on it,
 * so doubt is the safe answer.
 */
export const constants = (expression: ts.Expression | undefined, checker: ts.TypeChecker): Texts =>
  new Folding(checker).fold(expression);

class Folding {
  private readonly busy = new Set<ts.Node>();
  private readonly checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  fold(node: ts.Expression | undefined): Texts {
    if (!node || this.busy.has(node)) return null;
    this.busy.add(node);
    const texts = this.foldOnce(node);
    this.busy.delete(node);
    return texts && texts.length <= MOST_TEXTS ? texts : null;
  }

  private foldOnce(node: ts.Expression): Texts {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
    if (ts.isTemplateExpression(node)) {
      const parts = node.templateSpans.flatMap((span) => [this.fold(span.expression), [span.literal.text]]);
      return joined([[node.head.text], ...parts]);
    }
    if (isTransparent(node)) return this.fold(node.expression);
    if (ts.isConditionalExpression(node)) return either(this.fold(node.whenTrue), this.fold(node.whenFalse));
    if (ts.isBinaryExpression(node)) return this.binary(node);
    return isNaming(node) ? this.named(node) : null;
  }

  private binary({ operatorToken, left, right }: ts.BinaryExpression): Texts {
    if (operatorToken.kind === ts.SyntaxKind.PlusToken) return joined([this.fold(left), this.fold(right)]);
    const choices = [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken];
    return choices.includes(operatorToken.kind) ? either(this.fold(left), this.fold(right)) : null;
  }

  private named(node: ts.Expression): Texts {
    const found = this.checker.getSymbolAtLocation(node);
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(found) : found;
    const declaration = symbol?.valueDeclaration;
    if (!declaration || symbol.declarations?.length !== 1) return null;
    if (ts.isEnumMember(declaration)) return [String(this.checker.getConstantValue(declaration))];
    if (ts.isVariableDeclaration(declaration)) {
      const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
      return isConst ? this.fold(declaration.initializer) : null;
    }
    if (ts.isPropertyDeclaration(declaration)) {
      return isReadonly(declaration) ? this.fold(declaration.initializer) : null;
    }
    // A member of an object that nothing can write to has a type with a single value.
    const isFrozen = ts.isPropertyAssignment(declaration) && this.checker.getTypeAtLocation(node).isStringLiteral();
    return isFrozen ? this.fold(declaration.initializer) : null;
  }
}

const isNaming = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);

const isTransparent = (node: ts.Expression): node is ts.ParenthesizedExpression =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node);

const isReadonly = (node: ts.PropertyDeclaration): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;

function joined(parts: readonly Texts[]): Texts {
  return parts.reduce<Texts>(
    (texts, next) => {
      if (!texts || !next || texts.length * next.length > MOST_TEXTS) return null;
      return texts.flatMap((text) => next.map((it) => text + it));
    },
    [''],
  );
}

const either = (a: Texts, b: Texts): Texts => a && b && [...new Set([...a, ...b])];
