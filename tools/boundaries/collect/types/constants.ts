import ts from 'typescript';
import { Heads } from './constants-heads.ts';
import type { Head } from './constants-lists.ts';
import { noScope } from './constants-scope.ts';
import type { Scope } from './constants-scope.ts';
import { methodOf, textMethods } from './constants-text.ts';

/** More texts than this that one expression may have are as good as any text. */
const MOST_TEXTS = 32;

type Texts = readonly string[] | null;

/** What stands in a text in the place of something that only a running program knows. */
export const holeMark = /bulkhead_hole_(\d+)_/;
const holeNamed = (index: number): string => `bulkhead_hole_${index}_`;

/** Texts with marks in them, and what each mark stands for. */
export interface Holed {
  readonly texts: readonly string[];
  readonly holes: readonly ts.Node[];
  /** Parameters that were asked for, and whose arguments are not known. */
  readonly open: readonly ts.ParameterDeclaration[];
  /** A number stands in a text without being known. */
  readonly isLoose: boolean;
}

/**
 * The texts that an expression can have, whoever runs it: literals, templates and sums of those, a `const`, a `readonly`
 * member, a member of an enum, either arm of a condition, what a function of one `return` gives for its arguments; across
 * files. `null` is "not a constant": the judge fails on it, so doubt is the safe answer.
 */
export const constants = (expression: ts.Expression | undefined, checker: ts.TypeChecker): Texts =>
  expression ? new Folding(checker, null).fold(expression, noScope) : null;

/** The same, with marks for the parts that are no constants; a number is no hole, since it can name nothing. */
export function holedConstants(expression: ts.Expression, checker: ts.TypeChecker, scope: Scope = noScope): Holed {
  const holes: ts.Node[] = [];
  const folding = new Folding(checker, (node) => holeNamed(holes.push(node) - 1));
  const texts = folding.fold(expression, scope) ?? [holeNamed(holes.push(expression) - 1)];
  return { texts, holes, open: [...folding.heads.open], isLoose: folding.isLoose };
}

type MakeHole = (node: ts.Node) => string;

class Folding {
  private readonly checker: ts.TypeChecker;
  private readonly makeHole: MakeHole | null;
  readonly heads: Heads;
  isLoose = false;

  constructor(checker: ts.TypeChecker, makeHole: MakeHole | null) {
    this.checker = checker;
    this.makeHole = makeHole;
    this.heads = new Heads(checker, (node, scope) => this.fold(node, scope), makeHole !== null);
  }

  fold(node: ts.Expression, scope: Scope): Texts {
    const heads = this.heads.of(node, scope);
    if (!heads) return this.unknown(node);
    const texts: string[] = [];
    for (const head of heads) {
      const found = this.textsOf(head);
      if (!found) return null;
      texts.push(...found);
    }
    const distinct = [...new Set(texts)];
    return distinct.length > 0 && distinct.length <= MOST_TEXTS ? distinct : this.unknown(node);
  }

  private textsOf({ node, scope }: Head): Texts {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
    if (ts.isEnumMember(node)) return [String(this.checker.getConstantValue(node))];
    if (ts.isTemplateExpression(node)) return this.template(node, scope) ?? this.unknown(node);
    if (ts.isTaggedTemplateExpression(node)) return this.tagged(node, scope) ?? this.unknown(node);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      if (this.isNumber(node)) return this.unknown(node);
      return joined([this.fold(node.left, scope), this.fold(node.right, scope)]) ?? this.unknown(node);
    }
    if (ts.isCallExpression(node)) return this.call(node, scope) ?? this.unknown(node);
    return this.unknown(node);
  }

  private template(node: ts.TemplateExpression, scope: Scope): Texts {
    const parts = node.templateSpans.flatMap((span) => [this.fold(span.expression, scope), [span.literal.text]]);
    return joined([[node.head.text], ...parts]);
  }

  /** `String.raw` alone gives back what stands there; what another tag makes of it, that tag knows. */
  private tagged({ tag, template }: ts.TaggedTemplateExpression, scope: Scope): Texts {
    if (tag.getText() !== 'String.raw') return null;
    const raw = (it: ts.TemplateLiteralLikeNode): string => it.rawText ?? it.text;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return [raw(template)];
    const parts = template.templateSpans.flatMap((it) => [this.fold(it.expression, scope), [raw(it.literal)]]);
    return joined([[raw(template.head)], ...parts]);
  }

  private call(node: ts.CallExpression, scope: Scope): Texts {
    const method = methodOf(node);
    if (!method) return null;
    const { name, receiver } = method;
    const given = (): Texts[] => node.arguments.map((it) => this.fold(it, scope));
    if (name === 'join') return this.join(receiver, node.arguments[0], scope);
    if (name === 'concat') return joined([this.fold(receiver, scope), ...given()]);
    const change = textMethods[name];
    const texts = change && this.fold(receiver, scope);
    const args = change && given();
    if (!change || !texts || !args || args.some((it) => it?.length !== 1)) return null;
    // A hole has no letters of its own that could be changed.
    if (texts.some((it) => holeMark.test(it))) return null;
    return texts.map((it) => change(it, ...args.map((arg) => arg?.[0] ?? '')));
  }

  private join(list: ts.Expression, separator: ts.Expression | undefined, scope: Scope): Texts {
    const between = separator ? this.fold(separator, scope) : [','];
    const items = this.heads.items(list, scope);
    if (!items || !between) return null;
    return joined(items.flatMap((it, index) => [...(index > 0 ? [between] : []), this.fold(it.node, it.scope)]));
  }

  private unknown(node: ts.Node): Texts {
    if (!this.makeHole) return null;
    const { flags } = this.checker.getTypeAtLocation(node);
    if (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) {
      this.isLoose = true;
      return ['1'];
    }
    if (flags & ts.TypeFlags.BooleanLike) return ['true'];
    return this.oneOf(node) ?? [this.makeHole(node)];
  }

  /** The compiler holds a parameter or a member to a few texts, which no assertion made up: `sort: 'name' | 'age'`. */
  private oneOf(node: ts.Node): Texts {
    if (!this.isHeld(node)) return null;
    const type = this.checker.getTypeAtLocation(node);
    const all = type.isUnion() ? type.types : [type];
    const texts = all.flatMap((it) => (it.isStringLiteral() ? [it.value] : []));
    return texts.length === all.length && texts.length <= MOST_TEXTS ? texts : null;
  }

  private isHeld(node: ts.Node): boolean {
    if (ts.isElementAccessExpression(node)) return this.isHeld(node.argumentExpression);
    if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
    const declaration = this.checker.getSymbolAtLocation(node)?.valueDeclaration;
    const holder = declaration && ts.isBindingElement(declaration) ? declaration.parent.parent : declaration;
    return holder !== undefined && (ts.isParameter(holder) || ts.isPropertySignature(holder));
  }

  private isNumber(node: ts.Node): boolean {
    return (this.checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
  }
}

function joined(parts: readonly Texts[]): Texts {
  return parts.reduce<Texts>(
    (texts, next) => {
      if (!texts || !next || texts.length * next.length > MOST_TEXTS) return null;
      return texts.flatMap((text) => next.map((it) => text + it));
    },
    [''],
  );
}
