import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRoot } from '../../runner/places.ts';
import { Refusal } from '../../runner/refusal.ts';
import { pascal, renamed } from './names.ts';
import type { Names } from './names.ts';
import { languageWords, sqlWords } from './reserved.ts';
import { specimenNames } from './samples.ts';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const another = 'Take another name';

/** @throws Refusal where the module is there already, or something else bears a name that it would give */
export function refuseClashes(names: Names): void {
  const { plural, singular } = names;
  if (existsSync(inRoot('libs/modules', plural)))
    throw new Refusal(
      `There is a module ${plural}: libs/modules/${plural}`,
      `${another}, or: npm run remove ${plural}`,
    );
  if (existsSync(inRoot('apps/api/test', plural)))
    throw new Refusal(
      `apps/api/test/${plural} is there, and would hold the cases of the module`,
      'Delete or rename it',
    );
  if (readdirSync(inRoot('libs/shared')).includes(plural) || ['public', 'kernel'].includes(plural))
    throw new Refusal(`${plural} is a job of libs/shared, which has a schema or settings of that name`, another);
  refuseWords(names);
  const document = JSON.parse(readFileSync(inRoot('apps/api/openapi.json'), 'utf8')) as Document;
  const path = `/v1/organizations/{organizationId}/${plural}`;
  const [operation] = Object.values(document.paths[path] ?? {});
  if (operation) throw new Refusal(`The path ${path} is taken by ${operation.operationId}`, another);
  const schemas = [
    pascal(singular),
    `${pascal(singular)}List`,
    `Create${pascal(singular)}`,
    `Update${pascal(singular)}`,
  ];
  const schema = schemas.find((it) => Object.hasOwn(document.components.schemas, it));
  if (schema) throw new Refusal(`The schema ${schema} of apps/api/openapi.json is another one`, another);
  const problems = JSON.parse(readFileSync(inRoot('docs/problems.json'), 'utf8')) as Record<string, { owner: string }>;
  const problem = problems[`${singular}_not_found`];
  if (problem) throw new Refusal(`The code ${singular}_not_found is one of ${problem.owner}`, another);
}

function refuseWords(names: Names): void {
  const { plural, singular } = names;
  if (sqlWords.has(plural)) throw new Refusal(`${plural} is a word of SQL, and would be a schema and a table`, another);
  const reserved = [plural, singular].find((it) => languageWords.has(it));
  if (reserved) throw new Refusal(`${reserved} is a word of TypeScript`, another);
  for (const words of identifiersOfSpecimen()) {
    const own = words.filter((it) => isOwn.test(it)).map((it) => renamed(it, names));
    const taken = own.find((it) => words.some((word) => word === it && !isOwn.test(word)));
    if (taken) throw new Refusal(`${taken} already means something in the code of a module`, another);
  }
}

const isOwn = new RegExp(specimenNames.singular, 'i');

/** The words of the specimen's code, file by file: one of its own that becomes one of the others would mean two things. */
function identifiersOfSpecimen(): string[][] {
  return globSync('tools/modules/specimen/**/*.ts', { cwd: inRoot() }).map((file) => {
    const source = ts.createSourceFile(file, readFileSync(inRoot(file), 'utf8'), ts.ScriptTarget.Latest, true);
    const words = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && !isMember(node)) words.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return [...words];
  });
}

/** `order` of `{ order: … }` or `it.order` is nobody's name but the object's. */
const isMember = (node: ts.Identifier): boolean =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node);
