import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { withoutModule } from '../boundaries/ablate/composition.ts';
import { inRoot } from '../runner/places.ts';
import { Refusal } from '../runner/refusal.ts';
import { formatted } from './add/copy.ts';
import { pascal } from './add/names.ts';

/** A file that lists the modules, by a line of imports and an item of a list. */
interface Composition {
  readonly file: string;
  readonly isList: (node: ts.ArrayLiteralExpression) => boolean;
  readonly item: (plural: string) => { readonly name: string; readonly specifier: string };
}

export const compositions: readonly Composition[] = [
  {
    file: 'apps/api/app.module.ts',
    isList: ({ parent }) => ts.isCallExpression(parent) && parent.expression.getText() === 'compose',
    item: (plural) => ({ name: `${pascal(plural)}Module`, specifier: `../../libs/modules/${plural}/index.js` }),
  },
  {
    file: 'apps/api/test/cases.ts',
    isList: ({ parent }) => ts.isVariableDeclaration(parent) && parent.name.getText() === 'all',
    item: (plural) => ({ name: `${plural}Cases`, specifier: `./${plural}/${plural}.cases.js` }),
  },
];

/** The files that list the modules, with this one in them. @throws Refusal where a file is written otherwise */
export async function composed(plural: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const composition of compositions) {
    const text = readFileSync(inRoot(composition.file), 'utf8');
    files.set(composition.file, await formatted(composition.file, withItem(composition, plural, text)));
  }
  return files;
}

function withItem({ file, isList, item }: Composition, plural: string, text: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lists: ts.ArrayLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node) && isList(node)) lists.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const [list, ...rest] = lists;
  if (!list || rest.length > 0)
    throw new Refusal(`${file} has no list of modules, or two`, `See ${import.meta.filename}`);
  const { name, specifier } = item(plural);
  const at = list.elements.end;
  const comma = list.elements.length === 0 || list.elements.hasTrailingComma ? '' : ', ';
  const listed = `${text.slice(0, at)}${comma}${name}${text.slice(at)}`;
  const imports = source.statements.filter((it) => ts.isImportDeclaration(it));
  const isBehind = (it: ts.ImportDeclaration): boolean => {
    const other = it.moduleSpecifier.getText().slice(1, -1);
    return other.startsWith('.') && other > specifier;
  };
  const place = imports.find(isBehind)?.getStart(source) ?? (imports.at(-1)?.getEnd() ?? 0) + 1;
  return `${listed.slice(0, place)}import { ${name} } from '${specifier}';\n${listed.slice(place)}`;
}

/** Takes a module out of the files that list them. @returns the files that have changed */
export async function decompose(plural: string): Promise<string[]> {
  const changed: string[] = [];
  for (const { file, item } of compositions) {
    if (!existsSync(inRoot(file))) continue;
    const { specifier } = item(plural);
    const { text, taken, left } = withoutModule(file, readFileSync(inRoot(file), 'utf8'), (it) => it === specifier);
    if (left.length > 0)
      throw new Refusal(
        `${file}:${left[0]} names what it imports of ${plural} outside of a list`,
        'Take that out by hand, then again',
      );
    if (taken === 0) continue;
    writeFileSync(inRoot(file), await formatted(file, text));
    changed.push(file);
  }
  return changed;
}
