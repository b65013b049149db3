import ts from 'typescript';

/** Paths of the controllers in these texts, as an OpenAPI document writes them: without slashes at their ends. */
export function controllerPaths(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const source = ts.createSourceFile('controller.ts', text, ts.ScriptTarget.Latest, true);
    return source.statements.flatMap((it) => (ts.isClassDeclaration(it) ? pathsOf(it) : []));
  });
}

function pathsOf(node: ts.ClassDeclaration): string[] {
  const calls = (ts.getDecorators(node) ?? []).flatMap(({ expression }) =>
    ts.isCallExpression(expression) ? [expression] : [],
  );
  const controller = calls.find(({ expression }) => expression.getText() === 'Controller');
  const [argument] = controller?.arguments ?? [];
  const texts = argument ? textsIn(argument) : [];
  return texts.map((path) => path.replace(/^\/+|\/+$/g, '').replace(/:(\w+)/g, '{$1}')).filter((path) => path !== '');
}

function textsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(textsIn);
  if (!ts.isObjectLiteralExpression(node)) return [];
  const path = node.properties.find((it) => it.name?.getText() === 'path');
  return path && ts.isPropertyAssignment(path) ? textsIn(path.initializer) : [];
}

/** A global prefix may stand before it. */
export const isUnder = (paths: readonly string[], path: string): boolean =>
  paths.some((own) => `${path}/`.includes(`/${own}/`));
