import ts from 'typescript';
import type { Field } from './fields.ts';
import { pascal, snake } from './names.ts';
import { samples } from './samples.ts';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A list that says something of each field, in the order of the specimen. */
interface FieldList {
  readonly node: ts.Node;
  /** The part about each of the specimen's fields. */
  readonly parts: ReadonlyMap<string, string>;
  readonly from: number;
  readonly to: number;
  /** What stands between two parts. */
  readonly separator: string;
  /** Whether the list holds anything else. */
  readonly isAlone: boolean;
}

const sampleNames = Object.values(samples).flatMap(({ required, optional }) => [required, optional]);
const forms = (name: string): RegExp => new RegExp(`${name}|${pascal(name)}|${snake(name)}`);
const mentioned = (text: string): string[] => sampleNames.filter((name) => forms(name).test(text));

/** A file of the specimen with these fields in place of its own. @throws Error where it says of a field what is no item of a list */
export function withFields(file: string, text: string, fields: readonly Field[]): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const edits = listsIn(source).map((list) => editOf(list, fields));
  const done = edited(text, edits);
  const left = mentioned(done);
  const surplus = left.filter((name) => !fields.some((field) => field.name === name));
  if (surplus.length > 0)
    throw new Error(`${file} says something of ${surplus.join(', ')} outside of a list of fields`);
  return done;
}

function listsIn(source: ts.SourceFile): FieldList[] {
  const found: FieldList[] = [];
  const visit = (node: ts.Node): void => {
    const list = listOf(node, source);
    if (list) found.push(list);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A node whose items are about one field each, two of them at least. */
function listOf(node: ts.Node, source: ts.SourceFile): FieldList | null {
  if (mentioned(node.getText(source)).length < 2) return null;
  if (ts.isNoSubstitutionTemplateLiteral(node)) return linesOf(node, source);
  const items = itemsOf(node);
  const about = items.map((item) => mentioned(item.getFullText(source)));
  if (items.length === 0 || about.some((names) => names.length > 1)) return null;
  const own = items.filter((_, index) => about[index]?.length === 1);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return null;
  const parts = new Map<string, string>();
  for (const [index, item] of items.entries()) {
    const name = about[index]?.[0];
    const separator = ts.isClassLike(node) ? '' : ',';
    if (name)
      parts.set(name, [...(parts.has(name) ? [parts.get(name)] : []), item.getFullText(source)].join(separator));
  }
  return {
    ...{ node, parts, from: first.getFullStart(), to: last.getEnd() },
    ...{ separator: ts.isClassLike(node) ? '' : ',', isAlone: own.length === items.length },
  };
}

function itemsOf(node: ts.Node): readonly ts.Node[] {
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  return ts.isClassLike(node) ? node.members : [];
}

/** SQL: one line a field, or several that follow each other. */
function linesOf(node: ts.NoSubstitutionTemplateLiteral, source: ts.SourceFile): FieldList {
  const lines = node.getText(source).split('\n');
  const parts = new Map<string, string>();
  let current: string | undefined;
  let from = -1;
  let [to, at] = [-1, node.getStart(source)];
  for (const line of lines) {
    const [name] = mentioned(line);
    // A line that names none goes on with the field before it where that has not ended with its comma.
    const open = current !== undefined && !parts.get(current)?.endsWith(',') ? current : undefined;
    current = name ?? open;
    if (current !== undefined) {
      parts.set(current, parts.has(current) ? `${parts.get(current)}\n${line}` : line);
      if (from < 0) from = at;
      to = at + line.length;
    }
    at += line.length + 1;
  }
  return { node, parts, from, to, separator: '\n', isAlone: false };
}

function editOf({ node, parts, from, to, separator, isAlone }: FieldList, fields: readonly Field[]): Edit {
  const wanted = fields.flatMap((field) => {
    const part = parts.get(field.sample);
    return part === undefined ? [] : [renamedPart(part, field)];
  });
  // On one line where there is room: a line break behind the bracket would have the formatter keep the others.
  if (wanted.length > 0)
    return { from, to, text: isAlone ? wanted.join(separator).trimStart() : wanted.join(separator) };
  if (isAlone) return withoutTest(node);
  // The comma behind the list's last item goes with it.
  const behind = /^\s*,/.exec(node.getSourceFile().text.slice(to))?.[0].length ?? 0;
  return { from, to: separator === '' ? to : to + behind, text: '' };
}

const renamedPart = (part: string, { sample, name }: Field): string =>
  part.replaceAll(snake(sample), snake(name)).replaceAll(sample, name).replaceAll(pascal(sample), pascal(name));

/** A test about fields of which there are none tests nothing. */
function withoutTest(node: ts.Node): Edit {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isExpressionStatement(at) && /^it\b/.test(at.getText()))
      return { from: at.getFullStart(), to: at.getEnd(), text: '' };
  }
  throw new Error(`${node.getSourceFile().fileName} is left with an empty list outside of a test`);
}

function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((done, edit) => done.slice(0, edit.from) + edit.text + done.slice(edit.to), text);
}
