import { readBody } from './bodies.ts';
import { definedBy } from './definitions.ts';
import { calledIn, textsRunBy } from './functions.ts';
import { holeMark } from '../types/constants.ts';
import { isFields, listOf, textOf, wordOf } from './parser.ts';
import type { Fields, Json, SqlParser } from './parser.ts';
import type { Standing } from './standing.ts';
import type { SqlUse } from './uses.ts';

const start: Standing = { ctes: new Set(), access: 'read' };

const everyMark = new RegExp(holeMark.source, 'g');

/** The words by which a statement is one that writes, defines, or keeps a query for later. */
const writing = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'TruncateStmt', 'LockStmt']);
const storing = new Set([
  'ViewStmt',
  'CreateTrigStmt',
  'CreatePolicyStmt',
  'AlterPolicyStmt',
  'RuleStmt',
  'CreateFunctionStmt',
]);
const reading = new Set(['SelectStmt', 'ExplainStmt', 'PrepareStmt', 'DeclareCursorStmt', 'CallStmt', 'RawStmt']);

/** All that a statement names and does. */
export class Walk {
  readonly uses: SqlUse[] = [];
  private readonly parser: SqlParser;
  private readonly isLoose: boolean;

  /** @param isLoose numbers that name the tables of WITH are not known, so that one may seem to name itself */
  constructor(parser: SqlParser, isLoose = false) {
    this.parser = parser;
    this.isLoose = isLoose;
  }

  text(text: string, standing: Standing = start): void {
    const parsed = this.parser.parse(text);
    if ('error' in parsed) this.uses.push({ kind: 'unparsed', name: parsed.error });
    else for (const { tree, text: own } of parsed.statements) this.statement(tree, own, standing);
  }

  private statement(tree: Json, text: string, standing: Standing): void {
    this.json(tree, standing);
    const [[kind, fields] = []] = isFields(tree) ? Object.entries(tree) : [];
    if (kind && isFields(fields)) readBody(this, this.parser, { kind, fields, text });
  }

  json(json: Json | undefined, standing: Standing): void {
    if (Array.isArray(json)) for (const it of json as Json[]) this.json(it, standing);
    if (!isFields(json)) return;
    if (typeof json['relname'] === 'string') return this.relation(json, standing);
    for (const [kind, value] of Object.entries(json)) {
      // FOR UPDATE OF names aliases.
      if (kind === 'lockedRels') continue;
      if (kind === 'A_Const') this.constant(value);
      else if (isFields(value) && kind !== 'pktable') this.node(kind, value, standing);
      else if (kind === 'pktable') this.json(value, { ...standing, access: 'reference' });
      else this.json(value, standing);
    }
  }

  private node(kind: string, fields: Fields, standing: Standing): void {
    this.uses.push(...definedBy(kind, fields), ...calledIn(kind, fields, standing.access));
    for (const text of textsRunBy(kind, fields)) this.text(text, standing);
    const inner = this.scoped(fields, standing);
    this.fields(kind, inner === standing ? fields : without(fields, 'withClause'), inner);
  }

  private fields(kind: string, fields: Fields, inner: Standing): void {
    if (writing.has(kind)) this.writes(fields, inner);
    else if (kind === 'CopyStmt') this.copies(fields, inner);
    else if (storing.has(kind)) this.keeps(fields, inner);
    else if (isDefinition(kind)) this.json(fields, { ...inner, access: 'define' });
    else if (kind === 'SelectStmt' && inner.access === 'define') this.json(fields, { ...inner, access: 'stored-read' });
    else this.json(fields, inner);
  }

  /** WITH: each query sees those before it, and all of them when it is recursive. */
  private scoped(fields: Fields, standing: Standing): Standing {
    const clause = fields['withClause'];
    if (!isFields(clause)) return standing;
    const tables = listOf(clause['ctes']).flatMap((it) => (isFields(it) ? (it['CommonTableExpr'] ?? []) : []));
    const all = tables.flatMap((it) => (isFields(it) ? [wordOf(it['ctename'])] : []));
    let known = new Set([...standing.ctes, ...(clause['recursive'] === true || this.isLoose ? all : [])]);
    tables.forEach((table, index) => {
      this.json(table, { ...standing, ctes: known });
      known = new Set([...known, all[index] ?? '']);
    });
    return { ...standing, ctes: known };
  }

  private constant(json: Json): void {
    const text = textOf({ A_Const: json });
    for (const _ of text?.match(everyMark) ?? []) this.uses.push({ kind: 'quoted', name: null });
  }

  private writes(fields: Fields, standing: Standing): void {
    for (const [key, value] of Object.entries(fields)) {
      const isTarget = key === 'relation' || key === 'relations';
      this.json(isTarget ? value : { [key]: value }, isTarget ? { ctes: new Set(), access: 'write' } : standing);
    }
  }

  private copies(fields: Fields, standing: Standing): void {
    this.json(fields, fields['is_from'] === true ? { ...standing, access: 'write' } : standing);
  }

  /** What is made is defined; what its query or condition names is read whenever it is used. */
  private keeps(fields: Fields, standing: Standing): void {
    for (const [key, value] of Object.entries(fields)) {
      const isMade = key === 'view' || key === 'relation' || key === 'table';
      this.json(isMade ? value : { [key]: value }, { ...standing, access: isMade ? 'define' : 'stored-read' });
    }
  }

  private relation(range: Fields, { ctes, access }: Standing): void {
    const schema = typeof range['schemaname'] === 'string' ? range['schemaname'] : null;
    const name = wordOf(range['relname']);
    if (schema !== null || !ctes.has(name)) this.uses.push({ kind: 'object', access, schema, name });
  }
}

/** Kinds of statements begin with a capital; fields that hold one do not. */
const isDefinition = (kind: string): boolean => /^[A-Z]\w*Stmt$/.test(kind) && !reading.has(kind);

const without = (fields: Fields, key: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([it]) => it !== key));
