import ts from 'typescript';
import type { Walk } from './mention.ts';

/** `import('x').Y` as a type, in code and in JSDoc, and JSDoc's own `@import`. */
export function readType(node: ts.Node, walk: Walk): void {
  if (ts.isImportTypeNode(node)) {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    const specifier = literal && ts.isStringLiteralLike(literal) ? literal.text : null;
    const isDoc = (node.flags & ts.NodeFlags.JSDoc) !== 0;
    walk.add(isDoc ? 'jsdoc' : 'import-type', node.argument, specifier, [firstName(node.qualifier)]);
  } else if (ts.isJSDocImportTag(node)) {
    walk.add('jsdoc', node.moduleSpecifier, walk.constant(node.moduleSpecifier), ['*']);
  }
}

function firstName(name: ts.EntityName | undefined): string {
  if (!name) return '*';
  return ts.isIdentifier(name) ? name.text : firstName(name.left);
}
