import { isFields, listOf, nameOf, textOf, wordOf } from './parser.ts';
import type { Fields, Json, SqlParser } from './parser.ts';
import type { Standing, TakesText } from './standing.ts';

interface Maker {
  readonly kind: string;
  readonly fields: Fields;
  /** The whole statement. */
  readonly text: string;
}

const stored: Standing = { ctes: new Set(), access: 'stored-read' };
/** How PL/pgSQL's parser says that a text is an expression, or an assignment, and no statement. */
const EXPRESSION = 2;
const computed = new Set(['PLpgSQL_stmt_dynexecute', 'PLpgSQL_stmt_dynfors']);

/** What stands in the body of a function, or of a DO block, as text. */
export function readBody(walk: TakesText, parser: SqlParser, { kind, fields, text }: Maker): void {
  if (kind !== 'CreateFunctionStmt' && kind !== 'DoStmt') return;
  const options = listOf(fields[kind === 'DoStmt' ? 'args' : 'options']).flatMap((it) =>
    isFields(it) && isFields(it['DefElem']) ? it['DefElem'] : [],
  );
  const option = (name: string): Json | undefined => {
    const found = options.find((it) => isFields(it) && it['defname'] === name);
    return isFields(found) ? found['arg'] : undefined;
  };
  const language = (textOf(option('language')) ?? (kind === 'DoStmt' ? 'plpgsql' : 'sql')).toLowerCase();
  const body = nameOf(option('as'))[0];
  if (body === undefined) return;
  if (language === 'sql') return walk.text(body, stored);
  if (language !== 'plpgsql') return void walk.uses.push({ kind: 'dynamic', name: `language ${language}` });
  const parsed = parser.parseBody(text);
  if ('error' in parsed) walk.uses.push({ kind: 'unparsed', name: parsed.error });
  else readProgram(walk, parsed.body);
}

function readProgram(walk: TakesText, json: Json | undefined): void {
  if (Array.isArray(json)) for (const it of json as Json[]) readProgram(walk, it);
  if (!isFields(json)) return;
  for (const [kind, value] of Object.entries(json)) {
    if (kind === 'PLpgSQL_expr' && isFields(value)) readExpression(walk, value);
    else if (computed.has(kind) && isFields(value)) execute(walk, value, 'query');
    else if (kind === 'PLpgSQL_type' && isFields(value)) readType(walk, wordOf(value['typname']));
    else if (isFields(value) && 'dynquery' in value) execute(walk, value, 'dynquery');
    else readProgram(walk, value);
  }
}

function readExpression(walk: TakesText, { query, parseMode }: Fields): void {
  const text = wordOf(query);
  const mode = Number(parseMode ?? 0);
  if (mode === 0) return walk.text(text, stored);
  // An assignment: all behind its target.
  walk.text(`select ${mode === EXPRESSION ? text : text.replace(/^[^=]*?:?=/, '')}`, stored);
}

/** EXECUTE runs a text: a constant one is read, another one only a running server knows. */
function execute(walk: TakesText, fields: Fields, key: string): void {
  const { [key]: query, ...rest } = fields;
  readProgram(walk, rest);
  const text = isFields(query) && isFields(query['PLpgSQL_expr']) ? wordOf(query['PLpgSQL_expr']['query']) : '';
  const constant = /^\s*'((?:[^']|'')*)'\s*$/.exec(text)?.[1];
  if (constant === undefined) walk.uses.push({ kind: 'dynamic', name: text });
  else walk.text(constant.replaceAll("''", "'"), stored);
}

/** `identity.users`, `identity.users%rowtype`, `identity.users.id%type`. */
function readType(walk: TakesText, name: string): void {
  const [schema, relation] = name.replaceAll('"', '').split(/[.%]/);
  if (!name.includes('.') || !schema || !relation || schema === 'pg_catalog') return;
  walk.uses.push({ kind: 'object', access: 'stored-read', schema, name: relation });
}
