import ts from 'typescript';

interface Edit {
  readonly from: number;
  readonly to: number;
}

export interface Without {
  readonly text: string;
  /** Lists from which something was taken. */
  readonly taken: number;
  /** Lines on which the module is still named. */
  readonly left: readonly number[];
}

/** A file without its imports of a module, and without the items of lists that name what was imported. */
export function withoutModule(file: string, text: string, isOfModule: (specifier: string) => boolean): Without {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = source.statements.filter(
    (it): it is ts.ImportDeclaration =>
      ts.isImportDeclaration(it) && ts.isStringLiteral(it.moduleSpecifier) && isOfModule(it.moduleSpecifier.text),
  );
  const names = new Set(imports.flatMap(namesOf));
  const items = new Set<ts.Expression>();
  const left: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && names.has(node.text)) {
      const item = itemOf(node);
      if (item) items.add(item);
      else left.push(source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const edits = [...imports.map((it) => statementEdit(it, text)), ...[...items].map((it) => itemEdit(it))];
  return { text: without(text, edits), taken: items.size, left };
}

function namesOf({ importClause }: ts.ImportDeclaration): string[] {
  const { name, namedBindings } = importClause ?? {};
  const named = !namedBindings
    ? []
    : ts.isNamedImports(namedBindings)
      ? namedBindings.elements.map((it) => it.name.text)
      : [namedBindings.name.text];
  return [...(name ? [name.text] : []), ...named];
}

/** The item of a list that a name is, or stands in: `BillingModule`, `BillingModule.with(…)`, `{ module: BillingModule }`. */
function itemOf(node: ts.Node): ts.Expression | null {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent)) return node as ts.Expression;
  const isPart = ts.isExpression(parent) || ts.isPropertyAssignment(parent);
  return isPart && !ts.isArrowFunction(parent) && !ts.isFunctionExpression(parent) ? itemOf(parent) : null;
}

function statementEdit(node: ts.ImportDeclaration, text: string): Edit {
  const to = node.getEnd();
  return { from: node.getStart(), to: text[to] === '\n' ? to + 1 : to };
}

/** With the comma behind it; the last one, with the comma before it. */
function itemEdit(node: ts.Expression): Edit {
  const list = (node.parent as ts.ArrayLiteralExpression).elements;
  const index = list.indexOf(node);
  const next = list[index + 1];
  if (next) return { from: node.getStart(), to: next.getStart() };
  return { from: list[index - 1]?.getEnd() ?? node.getStart(), to: list.hasTrailingComma ? list.end : node.getEnd() };
}

const without = (text: string, edits: readonly Edit[]): string =>
  [...edits].sort((a, b) => b.from - a.from).reduce((kept, { from, to }) => kept.slice(0, from) + kept.slice(to), text);
