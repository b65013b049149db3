import { sessionSettings } from './functions.ts';
import { isFields, listOf, nameOf, wordOf } from './parser.ts';
import type { Fields, Json } from './parser.ts';
import type { SqlUse } from './uses.ts';

/** Fields that hold a qualified name as a bare list, by the statement that makes or changes such a thing. */
const listed: Readonly<Record<string, string>> = {
  CreateEnumStmt: 'typeName',
  AlterEnumStmt: 'typeName',
  CreateRangeStmt: 'typeName',
  CreateDomainStmt: 'domainname',
  AlterDomainStmt: 'typeName',
  CreateFunctionStmt: 'funcname',
  DefineStmt: 'defnames',
  CreateStatsStmt: 'defnames',
};
/** Things of a table: the last part of their name is their own. */
const ofTable = new Set(['OBJECT_COLUMN', 'OBJECT_TRIGGER', 'OBJECT_POLICY', 'OBJECT_RULE', 'OBJECT_TABCONSTRAINT']);
const inSchema = new Set([
  ...ofTable,
  ...['OBJECT_TABLE', 'OBJECT_VIEW', 'OBJECT_MATVIEW', 'OBJECT_SEQUENCE', 'OBJECT_INDEX', 'OBJECT_FOREIGN_TABLE'],
  ...['OBJECT_TYPE', 'OBJECT_DOMAIN', 'OBJECT_FUNCTION', 'OBJECT_PROCEDURE', 'OBJECT_ROUTINE', 'OBJECT_AGGREGATE'],
]);
const roles = new Set([
  ...['CreateRoleStmt', 'AlterRoleStmt', 'AlterRoleSetStmt', 'DropRoleStmt', 'GrantRoleStmt', 'ReassignOwnedStmt'],
  ...['DropOwnedStmt', 'AlterDatabaseSetStmt', 'AlterSystemStmt', 'AlterDefaultPrivilegesStmt'],
]);
const remote = new Set([
  ...['CreateFdwStmt', 'CreateForeignServerStmt', 'AlterForeignServerStmt', 'CreateUserMappingStmt', 'LoadStmt'],
  ...['ImportForeignSchemaStmt', 'CreateForeignTableStmt', 'CreatePublicationStmt', 'CreateSubscriptionStmt'],
]);
const remoteExtension = /^(dblink|\w+_fdw|pl(perl|python|tcl).*|pg_cron)$/;

/** What a statement makes, changes, drops or speaks of, where that stands in another form than a relation's. */
export function definedBy(kind: string, fields: Fields): SqlUse[] {
  const field = listed[kind];
  if (field) return defined(nameOf(fields[field]));
  if (roles.has(kind)) return [{ kind: 'session', name: kind.replace(/Stmt$/, '') }];
  if (remote.has(kind)) return [{ kind: 'remote', name: kind.replace(/Stmt$/, '') }];
  return others[kind]?.(fields) ?? [];
}

const others: Readonly<Record<string, (fields: Fields) => SqlUse[]>> = {
  DropStmt: (it) => listOf(it['objects']).flatMap((object) => ofKind(wordOf(it['removeType']), object)),
  CommentStmt: (it) => ofKind(wordOf(it['objtype']), it['object']),
  SecLabelStmt: (it) => ofKind(wordOf(it['objtype']), it['object']),
  AlterOwnerStmt: (it) => ofKind(wordOf(it['objectType']), it['object']),
  RenameStmt: (it) =>
    it['renameType'] === 'OBJECT_SCHEMA' ? schema(it['subname']) : ofKind(wordOf(it['renameType']), it['object']),
  AlterFunctionStmt: (it) => ofKind('OBJECT_FUNCTION', it['func'] ? { ObjectWithArgs: it['func'] } : undefined),
  AlterObjectSchemaStmt: (it) => [...ofKind(wordOf(it['objectType']), it['object']), ...schema(it['newschema'])],
  CreateSchemaStmt: (it) => schema(it['schemaname']),
  // What is taken away narrows: whom it was given matters no more.
  GrantStmt: (it) => [...granted(it), ...(it['is_grant'] === true ? grantees(it) : [])],
  DefElem: (it) => (it['defname'] === 'owned_by' ? defined(nameOf(it['arg']).slice(0, -1)) : []),
  CreateExtensionStmt: (it) =>
    remoteExtension.test(wordOf(it['extname'])) ? [{ kind: 'remote', name: wordOf(it['extname']) }] : [],
  CopyStmt: (it) => (it['is_program'] === true || it['filename'] ? [{ kind: 'remote', name: 'COPY' }] : []),
  VariableSetStmt: (it) => {
    const name = wordOf(it['name']);
    return sessionSettings.has(name) && it['kind'] !== 'VAR_RESET' ? [{ kind: 'session', name }] : [];
  },
  NotifyStmt: (it) => [{ kind: 'channel', name: wordOf(it['conditionname']) }],
  ListenStmt: (it) => [{ kind: 'channel', name: wordOf(it['conditionname']) }],
};

function ofKind(kind: string, object: Json | undefined): SqlUse[] {
  const names = nameOf(object);
  if (kind === 'OBJECT_SCHEMA') return schema(names[0]);
  return inSchema.has(kind) ? defined(ofTable.has(kind) ? names.slice(0, -1) : names) : [];
}

function granted(fields: Fields): SqlUse[] {
  const isSchema = fields['objtype'] === 'OBJECT_SCHEMA' || fields['targtype'] === 'ACL_TARGET_ALL_IN_SCHEMA';
  const kind = isSchema ? 'OBJECT_SCHEMA' : wordOf(fields['objtype']);
  return listOf(fields['objects']).flatMap((it) => (isFields(it) && 'RangeVar' in it ? [] : ofKind(kind, it)));
}

function grantees(fields: Fields): SqlUse[] {
  const named = listOf(fields['grantees']).flatMap((it) =>
    isFields(it) && isFields(it['RoleSpec']) ? it['RoleSpec'] : [],
  );
  return named.map((role) => ({
    kind: 'grant',
    name: isFields(role) && role['rolename'] ? wordOf(role['rolename']) : 'public',
  }));
}

function defined(names: readonly string[]): SqlUse[] {
  const [schemaName, name] = names.length > 1 ? names.slice(-2) : [null, names[0]];
  return name ? [{ kind: 'object', access: 'define', schema: schemaName ?? null, name }] : [];
}

const schema = (name: Json | undefined): SqlUse[] =>
  typeof name === 'string' ? [{ kind: 'object', access: 'define', schema: name, name: '*' }] : [];
