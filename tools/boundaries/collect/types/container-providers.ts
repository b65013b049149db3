import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { tokensOf } from './container-tokens.ts';
import { bare, elementsOf, nameOfProperty, propertyOf, viewsOf } from './container-views.ts';
import { toTarget } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

/**
 * Which class stands behind a token that is not its own name. The edge leads to the class; `names` holds the token's name,
 * and `specifier` what stands in the source.
 */
export const readBindings: Reader = (node, reading) => {
  if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.parent)) return;
  const name = nameOfProperty(node.name, reading);
  if (name !== 'useClass' && name !== 'useExisting' && name !== 'useFactory' && name !== 'useValue') return;
  const token = propertyOf(node.parent, 'provide', reading);
  if (!token) return;
  const [provided] = tokensOf(token, reading);
  const names = [provided?.kind === 'file' ? (provided.symbol ?? '') : ''];
  const form = name === 'useFactory' || name === 'useValue' ? 'binding-made' : 'binding';
  for (const to of boundBy(name, node.initializer, reading)) {
    if (isSame(to, provided)) continue;
    const specifier = node.initializer.getText(reading.source).replace(/\s+/g, ' ').slice(0, 60);
    reading.add({ via: 'inject', form, at: node, to, specifier, names });
  }
};

const isSame = (a: Target, b: Target | undefined): boolean =>
  a.kind === 'file' && b?.kind === 'file' && a.file === b.file && a.symbol === b.symbol;

function boundBy(how: string, value: ts.Expression, reading: Reading): readonly Target[] {
  if (how === 'useClass' || how === 'useExisting') return tokensOf(value, reading);
  const { checker } = reading;
  const type = checker.getTypeAtLocation(value);
  const made = how === 'useValue' ? [type] : type.getCallSignatures().map((it) => checker.getReturnTypeOfSignature(it));
  const classes = made.flatMap((it) => classesOf(checker.getAwaitedType(it) ?? it, reading));
  return [...classes, ...(how === 'useFactory' ? givenBack(value, reading) : [])];
}

/** Classes of a type, or of any member of a union. */
function classesOf(type: ts.Type, reading: Reading): readonly Target[] {
  if (type.isUnion()) return type.types.flatMap((it) => classesOf(it, reading));
  const symbol = type.symbol as ts.Symbol | undefined;
  const origin = symbol && symbol.flags & ts.SymbolFlags.Class ? reading.origins.ofSymbol(symbol) : undefined;
  return origin ? [toTarget(origin)] : [];
}

/** `inject: [Foreign], useFactory: (it: unknown) => it`: what is given back is what came in, whatever its type says. */
function givenBack(factory: ts.Expression, reading: Reading): readonly Target[] {
  const made = viewsOf(factory, reading).at(-1);
  if (!made || !(ts.isArrowFunction(made) || ts.isFunctionExpression(made)) || ts.isBlock(made.body)) return [];
  const given = bare(made.body);
  const index = made.parameters.findIndex(({ name }) => ts.isIdentifier(given) && name.getText() === given.text);
  const provider = factory.parent.parent;
  const inject = ts.isObjectLiteralExpression(provider) ? propertyOf(provider, 'inject', reading) : undefined;
  const token = inject && index >= 0 ? elementsOf(inject, reading)[index] : undefined;
  return token ? tokensOf(token, reading) : [];
}
