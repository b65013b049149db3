import ts from 'typescript';
import { homeOf, isSameHome } from '../../model/layout.ts';
import { mentionOf } from './container-mentions.ts';
import { bare, givenTo, symbolOf } from './container-views.ts';
import { toTarget } from './origins.ts';
import type { Origin } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

/** What makes values of a text or of bytes; the first argument is what is read. */
const parsers =
  /^(JSON\.parse|JSON5\.parse|YAML\.parse|yaml\.(load|parse)|superjson\.(parse|deserialize)|v8\.deserialize|qs\.parse|querystring\.parse)$/;

/** Takes apart a text that came through the door of another module. */
export const readBlobs: Reader = (node, reading) => {
  if (reading.home.kind !== 'module' || !ts.isCallExpression(node)) return;
  const callee = bare(node.expression);
  const text = callee.getText(reading.source);
  const isParser = parsers.test(text) || isDeserializer(callee, reading);
  const [blob] = node.arguments;
  const origin = isParser && blob ? giverOf(blob, reading) : undefined;
  if (!origin || !blob) return;
  const specifier = blob.getText(reading.source).slice(0, 60);
  reading.add({ via: 'type', form: 'stored-blob', at: node, to: toTarget(origin), specifier, names: [origin.name] });
};

function isDeserializer(callee: ts.Expression, reading: Reading): boolean {
  const mention = ts.isIdentifier(callee) ? mentionOf(callee, reading) : null;
  return mention?.name === 'deserialize' && mention.where === 'node:v8';
}

/** The declaration of another module that a value was read of, however many members and variables lie between. */
function giverOf(node: ts.Expression, reading: Reading, far = 8): Origin | undefined {
  const inner = bare(node);
  if (far === 0) return undefined;
  if (ts.isAwaitExpression(inner)) return giverOf(inner.expression, reading, far - 1);
  if (ts.isCallExpression(inner)) {
    return (
      giverOf(inner.expression, reading, far - 1) ??
      inner.arguments.map((it) => giverOf(it, reading, far - 1)).find(Boolean)
    );
  }
  if (ts.isBinaryExpression(inner))
    return giverOf(inner.left, reading, far - 1) ?? giverOf(inner.right, reading, far - 1);
  if (ts.isTemplateExpression(inner))
    return inner.templateSpans.map((it) => giverOf(it.expression, reading, far - 1)).find(Boolean);
  if (ts.isElementAccessExpression(inner)) return giverOf(inner.expression, reading, far - 1);
  if (!ts.isPropertyAccessExpression(inner) && !ts.isIdentifier(inner)) return undefined;
  const symbol = symbolOf(inner, reading);
  const foreign = foreignOf(symbol, reading) ?? foreignOf(memberOf(symbol, reading), reading);
  if (foreign) return foreign;
  const given = givenTo(symbol) ?? takenFrom(symbol);
  const behind = given && giverOf(given, reading, far - 1);
  return behind ?? (ts.isPropertyAccessExpression(inner) ? giverOf(inner.expression, reading, far - 1) : undefined);
}

/** `const { details } = entry`: what the name was taken of. */
function takenFrom(symbol: ts.Symbol | undefined): ts.Expression | undefined {
  const declaration = symbol?.valueDeclaration;
  const holder = declaration && ts.isBindingElement(declaration) ? declaration.parent.parent : undefined;
  return holder && ts.isVariableDeclaration(holder) ? holder.initializer : undefined;
}

/** The member that a name in a pattern stands for. */
function memberOf(symbol: ts.Symbol | undefined, { checker }: Reading): ts.Symbol | undefined {
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent))
    return undefined;
  const name = declaration.propertyName ?? declaration.name;
  return ts.isIdentifier(name) ? checker.getTypeAtLocation(declaration.parent).getProperty(name.text) : undefined;
}

function foreignOf(symbol: ts.Symbol | undefined, reading: Reading): Origin | undefined {
  const origin = symbol && reading.origins.ofSymbol(symbol);
  if (origin?.kind !== 'file') return undefined;
  const home = homeOf(origin.file, reading.layout);
  return home.kind === 'module' && !isSameHome(home, reading.home) ? origin : undefined;
}
