import ts from 'typescript';
import { callReader } from './calls.ts';
import { constantsOf } from './constants.ts';
import { readDeclaration } from './declarations.ts';
import { areHarmless, isModuleOfNode } from './loaders.ts';
import type { Mention, Walk } from './mention.ts';
import { readType } from './types.ts';

/** Every place in the file that names another file or package, in the order of the text. */
export function mentionsOf(source: ts.SourceFile): Mention[] {
  const found: Mention[] = [];
  const add: Walk['add'] = (form, at, specifier, names = []) => {
    const position = at.getStart(source);
    const isHandedOn = specifier !== null && isModuleOfNode(specifier) && handsOn.has(form) && !areHarmless(names);
    found.push(
      isHandedOn ? { form: 'loader', specifier: null, names, position } : { form, specifier, names, position },
    );
  };
  const walk: Walk = { source, constant: constantsOf(source), add };
  const readCalls = callReader(walk);
  const visit = (node: ts.Node): void => {
    readDeclaration(node, walk);
    readType(node, walk);
    readCalls(node);
    // The public accessor returns the last comment alone, and an @import may stand in an earlier one.
    for (const comment of (node as { jsDoc?: ts.JSDoc[] }).jsDoc ?? []) visit(comment);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...references(source), ...found].sort((a, b) => a.position - b.position);
}

/** Forms that put node:module, and with it a maker of `require`, into hands that the walk does not follow. */
const handsOn: ReadonlySet<string> = new Set(['dynamic-import', 'require', 'import-equals', 'export', 'export-star']);

function references(source: ts.SourceFile): Mention[] {
  const paths = source.referencedFiles.map((it) => ({ form: 'reference-path' as const, it }));
  const types = source.typeReferenceDirectives.map((it) => ({ form: 'reference-types' as const, it }));
  return [...paths, ...types].map(({ form, it }) => ({ form, specifier: it.fileName, names: ['*'], position: it.pos }));
}
