import { isFields, listOf, nameOf, textOf, wordOf } from './parser.ts';
import type { Fields, Json } from './parser.ts';
import type { Access, SqlUse } from './uses.ts';

/** Functions that take the name of a relation as text, and what they do to it. */
const byName: ReadonlyMap<string, Access> = new Map([
  ['nextval', 'write'],
  ['setval', 'write'],
  ['currval', 'read'],
  ['to_regclass', 'read'],
  ['pg_get_serial_sequence', 'read'],
  ['table_to_xml', 'read'],
  ['table_to_xmlschema', 'read'],
]);
/** Functions of the server that look at what a text names. */
const looking = /^(?:has_\w+_privilege|pg_\w*size|pg_relation_\w+|row_security_active|pg_get_\w+)$/;
const qualifiedName = /^"?[a-z_]\w*"?\."?[a-z_]\w*"?$/i;
/** Without a name they can reach anything. */
const closed = new Set(['nextval', 'setval', 'currval', 'table_to_xml']);
const locking = /^pg_(?:try_)?advisory_(?:xact_)?(?:un)?lock(?:_shared)?$/;
const remote =
  /^(?:dblink|postgres_fdw)|^(?:lo_import|lo_export|pg_read_file|pg_read_binary_file|pg_ls_dir|pg_stat_file)$/;
const hashing = new Set(['hashtext', 'hashtextextended']);
/** Functions that run a text as SQL. */
const running = new Set([
  'query_to_xml',
  'query_to_xmlschema',
  'query_to_xml_and_xmlschema',
  'cursor_to_xml',
  'ts_stat',
  'ts_rewrite',
]);
const naming = new Set(['regclass', 'regtype', 'regproc', 'regprocedure']);
export const sessionSettings = new Set(['search_path', 'role', 'session_authorization']);

/** What calls, casts and types name. */
export function calledIn(kind: string, fields: Fields, access: Access): SqlUse[] {
  if (kind === 'TypeCast') return castTo(fields, access);
  if (Array.isArray(fields['names']) && 'typemod' in fields) return qualified(nameOf(fields['names']), access);
  if (kind === 'CreateTrigStmt') return qualified(nameOf(fields['funcname']), 'stored-read');
  return kind === 'FuncCall' || kind === 'funccall' ? called(nameOf(fields['funcname']), fields, access) : [];
}

/** SQL that stands as a constant in a call that runs it. */
export function textsRunBy(kind: string, fields: Fields): string[] {
  if (kind !== 'FuncCall' || !running.has(nameOf(fields['funcname']).at(-1) ?? '')) return [];
  const text = textOf(listOf(fields['args'])[0]);
  return text === null ? [] : [text];
}

function called(names: readonly string[], fields: Fields, access: Access): SqlUse[] {
  const name = names.at(-1) ?? '';
  const [first] = listOf(fields['args']);
  const text = textOf(first);
  const own = qualified(names, access === 'define' ? 'stored-read' : access);
  if (byName.has(name)) return [...own, ...named(text, byName.get(name) ?? 'read', closed.has(name))];
  if (locking.test(name)) return [{ kind: 'lock', name: keyOf(first) }];
  if (name === 'pg_notify') return [{ kind: 'channel', name: text }];
  if (name === 'set_config' && (text === null || sessionSettings.has(text.toLowerCase())))
    return [{ kind: 'session', name: text }];
  if (running.has(name) && text === null) return [{ kind: 'dynamic', name: null }];
  const looked = looking.test(name)
    ? listOf(fields['args'])
        .map(textOf)
        .filter((it) => it && qualifiedName.test(it))
    : [];
  if (looked.length > 0) return [...own, ...looked.flatMap((it) => named(it, 'read', false))];
  return remote.test(name) ? [...own, { kind: 'remote', name }] : own;
}

function named(text: string | null, access: Access, isClosed: boolean): SqlUse[] {
  if (text === null) return isClosed ? [{ kind: 'dynamic', name: null }] : [];
  const parts = text.split('.').map((it) => it.replaceAll('"', '').trim());
  const [schema, name] = parts.length > 1 ? parts.slice(-2) : [null, parts[0]];
  return [{ kind: 'object', access, schema: schema ?? null, name: name ?? text }];
}

function castTo(fields: Fields, access: Access): SqlUse[] {
  const type = isFields(fields['typeName']) ? nameOf(fields['typeName']['names']).at(-1) : undefined;
  const text = textOf(fields['arg']);
  return type && naming.has(type) && text !== null && text.includes('.')
    ? named(text.replace(/\(.*$/, ''), access, false)
    : [];
}

/** A name with a schema; the server's own have none, or its own. */
function qualified(names: readonly string[], access: Access): SqlUse[] {
  const [schema, name] = names.slice(-2);
  if (names.length < 2 || !schema || !name || schema === 'pg_catalog') return [];
  return [{ kind: 'object', access, schema, name }];
}

/** `hashtext('billing.close')`, with whatever follows it, or what stands there instead. */
function keyOf(json: Json | undefined): string | null {
  if (!isFields(json)) return null;
  const { FuncCall: call, A_Const: constant, A_Expr: sum } = json;
  if (isFields(call)) return hashing.has(nameOf(call['funcname']).at(-1) ?? '') ? keyOf(listOf(call['args'])[0]) : null;
  if (isFields(sum)) return nameOf(sum['name']).at(-1) === '||' ? keyOf(sum['lexpr']) : null;
  if (isFields(constant) && isFields(constant['ival'])) return wordOf(constant['ival']['ival'] ?? 0);
  if (isFields(constant) && isFields(constant['fval'])) return wordOf(constant['fval']['fval']);
  return textOf(json);
}
