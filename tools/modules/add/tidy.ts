import ts from 'typescript';

/** What is left of a file once fields are taken out of it, as somebody would have written it who never had them. */
export function tidied(file: string, text: string): string {
  let done = text.replaceAll(/@Column\(\{ name: '(\w+)', type: ('\w+') \}\)(\s+)\1!/g, '@Column({ type: $2 })$3$1!');
  for (let before = ''; before !== done;) {
    before = done;
    done = withoutUnused(file, done);
  }
  return sortedImports(file, done);
}

/** Without names that are imported, or declared for the file alone, and that nothing else in it uses. */
function withoutUnused(file: string, text: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const uses = new Map<string, number>();
  const count = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) uses.set(node.text, (uses.get(node.text) ?? 0) + 1);
    ts.forEachChild(node, count);
  };
  count(source);
  const isUnused = (name: ts.Node | undefined): boolean => name !== undefined && uses.get(name.getText(source)) === 1;
  const spans = source.statements.flatMap((statement): [number, number][] => {
    if (ts.isImportDeclaration(statement)) return unusedImports(statement, isUnused);
    if (!ts.isVariableStatement(statement) || statement.modifiers) return [];
    const isSurplus = statement.declarationList.declarations.every(({ name }) => isUnused(name));
    return isSurplus ? [[statement.getFullStart(), statement.getEnd()]] : [];
  });
  return spans.reverse().reduce((kept, [from, to]) => kept.slice(0, from) + kept.slice(to), text);
}

function unusedImports(statement: ts.ImportDeclaration, isUnused: (name: ts.Node) => boolean): [number, number][] {
  const bindings = statement.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  const { elements } = bindings;
  const surplus = elements.filter(({ name }) => isUnused(name));
  if (surplus.length === elements.length) return [[statement.getFullStart(), statement.getEnd()]];
  return surplus.map((element) => {
    const next = elements[elements.indexOf(element) + 1];
    const before = elements[elements.indexOf(element) - 1];
    return next ? [element.getFullStart(), next.getFullStart()] : [before?.getEnd() ?? 0, element.getEnd()];
  });
}

/** The house's order: packages as they stand, then what lies further away first. */
function sortedImports(file: string, text: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = source.statements.filter(
    (it): it is ts.ImportDeclaration => ts.isImportDeclaration(it) && specifierOf(it).startsWith('.'),
  );
  const [first, last] = [imports[0], imports.at(-1)];
  if (!first || !last) return text;
  const sorted = imports.toSorted((a, b) =>
    specifierOf(a) < specifierOf(b) ? -1 : specifierOf(a) > specifierOf(b) ? 1 : 0,
  );
  const lines = sorted.map((it) => it.getText(source).replace(/\{ (.+) \}/, sortedNames)).join('\n');
  return text.slice(0, first.getStart(source)) + lines + text.slice(last.getEnd());
}

const sortedNames = (_: string, names: string): string =>
  `{ ${names
    .split(', ')
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .join(', ')} }`;

const specifierOf = ({ moduleSpecifier }: ts.ImportDeclaration): string =>
  ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
