import ts from 'typescript';

/** A class that its text marks for the container. */
export interface Marked {
  readonly name: string;
  readonly mark: 'Module' | 'Injectable' | 'Controller';
  readonly at: ts.ClassDeclaration;
}

const marks: readonly string[] = ['Module', 'Injectable', 'Controller'] satisfies Marked['mark'][];

/** Names at the top of a file that hold something while it runs: classes first. */
export function namesIn(source: ts.SourceFile): string[] {
  const classes: string[] = [];
  const others: string[] = [];
  for (const it of source.statements) {
    if (ts.isClassDeclaration(it) && it.name && !isAmbient(it)) classes.push(it.name.text);
    else if ((ts.isFunctionDeclaration(it) && it.body && it.name) || (ts.isEnumDeclaration(it) && !isAmbient(it)))
      others.push(it.name?.text ?? '');
    else if (ts.isVariableStatement(it) && !isAmbient(it))
      others.push(...it.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : [])));
  }
  return [...new Set([...classes, ...others])];
}

const isAmbient = (node: ts.ClassDeclaration | ts.EnumDeclaration | ts.VariableStatement): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword || kind === ts.SyntaxKind.ConstKeyword) ??
  false;

/** Classes of a file with one of Nest's marks. The decorator's name is enough: this is what the container is held against. */
export const markedIn = (source: ts.SourceFile): Marked[] =>
  source.statements.flatMap((it) => {
    if (!ts.isClassDeclaration(it) || !it.name) return [];
    const { text: name } = it.name;
    const mark = (ts.getDecorators(it) ?? [])
      .map(({ expression }) => calledName(expression))
      .find((m) => marks.includes(m));
    return mark ? [{ name, mark: mark as Marked['mark'], at: it }] : [];
  });

const entityMarks: readonly string[] = ['Entity', 'ChildEntity', 'ViewEntity'];

/** Classes of a file that TypeORM keeps. */
export const entitiesIn = (source: ts.SourceFile): string[] =>
  source.statements.flatMap((it) => {
    if (!ts.isClassDeclaration(it) || !it.name) return [];
    const isEntity = ts.getDecorators(it)?.some(({ expression }) => entityMarks.includes(calledName(expression)));
    return isEntity ? [it.name.text] : [];
  });

const calledName = (node: ts.Expression): string =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : '';
