import ts from 'typescript';

const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** `(caller: Caller, ids: readonly string[]) => Promise<UserView[]>`, the same whatever the checker saw before. */
export function printMethod(method: ts.Symbol, checker: ts.TypeChecker): string {
  const signatures = checker.getTypeOfSymbol(method).getCallSignatures();
  if (signatures.length === 0)
    return normalised(checker.typeToString(checker.getTypeOfSymbol(method), undefined, flags));
  return signatures.map((it) => printSignature(it, checker)).join(' & ');
}

function printSignature(signature: ts.Signature, checker: ts.TypeChecker): string {
  const parameters = signature.getParameters().map((it) => printParameter(it, checker));
  const given = (signature.typeParameters ?? []).map((it) => {
    const limit = checker.getBaseConstraintOfType(it);
    const bound = limit && limit.flags & ~ts.TypeFlags.Unknown ? ` extends ${printType(limit, checker)}` : '';
    return checker.typeToString(it) + bound;
  });
  const generics = given.length > 0 ? `<${given.join(', ')}>` : '';
  return `${generics}(${parameters.join(', ')}) => ${printType(signature.getReturnType(), checker)}`;
}

/** How a method takes its parameter apart is its own business. */
function printParameter(parameter: ts.Symbol, checker: ts.TypeChecker): string {
  const node = parameter.valueDeclaration;
  const declared = node && ts.isParameter(node) ? node : undefined;
  const name = declared && !ts.isIdentifier(declared.name) ? '{ … }' : parameter.name.replace(/^_/, '');
  const isOptional = declared !== undefined && checker.isOptionalParameter(declared);
  const type = checker.getTypeOfSymbol(parameter);
  const shown = isOptional ? checker.getNonNullableType(type) : type;
  return `${declared?.dotDotDotToken ? '...' : ''}${name}${isOptional ? '?' : ''}: ${printType(shown, checker)}`;
}

const printType = (type: ts.Type, checker: ts.TypeChecker): string =>
  normalised(checker.typeToString(type, undefined, flags));

/** The checker lists the members of a union in the order in which it met them. */
function normalised(text: string): string {
  const source = ts.createSourceFile('type.ts', `type T = ${text};`, ts.ScriptTarget.Latest, true);
  const [statement] = source.statements;
  if (!statement || !ts.isTypeAliasDeclaration(statement)) return text;
  return sorted(statement.type, source);
}

function sorted(node: ts.Node, source: ts.SourceFile): string {
  if (ts.isUnionTypeNode(node))
    return node.types
      .map((it) => sorted(it, source))
      .sort(emptyLast)
      .join(' | ');
  const parts: string[] = [];
  let at = node.getStart(source);
  ts.forEachChild(node, (child) => {
    parts.push(source.text.slice(at, child.getStart(source)), sorted(child, source));
    at = child.getEnd();
  });
  return [...parts, source.text.slice(at, node.getEnd())].join('').replaceAll(/\s+/g, ' ');
}

const rank = (text: string): number => ['null', 'undefined'].indexOf(text);
const emptyLast = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1);
