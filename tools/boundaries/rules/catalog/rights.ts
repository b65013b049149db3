import type { CatalogFacts, Compartment, Grant, Placed } from '../../model/catalog.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule, Say } from '../rule.ts';

export const rights: Rule = {
  name: 'catalog/rights',
  layer: 'catalog',
  why: 'the last wall between two modules is that the login of one has no right on anything of the other',
  bad: 'grant select on identity.users to bulkhead_billing',
  good: 'nothing: a login may read and write the rows of its own schema, as the provisioning says',
  tree(tree, say) {
    const { catalog } = tree.facts;
    if (!catalog) return [];
    // Where all log in as one, there are no rights to compare.
    const withRoles = catalog.compartments.filter(({ owner, login }) => owner !== undefined && login !== undefined);
    if (withRoles.length === 0) return [];
    return [...grantsBeyond(catalog, say), ...mightyRoles(catalog, say), ...strangeOwners(catalog, say)];
  },
};

/** What a login may do to what stands in its own schema. */
const own: Readonly<Record<string, readonly string[]>> = {
  schema: ['USAGE'],
  table: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  sequence: ['USAGE', 'SELECT', 'UPDATE'],
  function: ['EXECUTE'],
  type: ['USAGE'],
  default: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE', 'EXECUTE'],
};
/** What PostgreSQL gives everybody, and what nobody can use who may not enter the schema. */
const everybodys: Readonly<Record<string, readonly string[]>> = {
  function: ['EXECUTE'],
  type: ['USAGE'],
  language: ['USAGE'],
  default: ['EXECUTE'],
};

function isGiven({ kind, schema, name, grantee, privilege }: Grant, compartments: readonly Compartment[]): boolean {
  if (grantee === 'PUBLIC') {
    return everybodys[kind]?.includes(privilege) === true || (name === 'public' && privilege === 'USAGE');
  }
  if (kind === 'database') return privilege === 'CONNECT';
  const owner = compartments.find((it) => it.name === schema);
  return owner?.login === grantee && own[kind]?.includes(privilege) === true;
}

/** By the line that gives them, and to whom: a line of the provisioning gives them on everything at once. */
function grantsBeyond({ grants, compartments }: CatalogFacts, say: Say): Finding[] {
  const groups = new Map<string, Placed<Grant>[]>();
  for (const grant of grants.filter((it) => !isGiven(it, compartments))) {
    const key = JSON.stringify([grant.place, grant.kind, grant.grantee]);
    groups.set(key, [...(groups.get(key) ?? []), grant]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { kind, schema, grantee, place } = first;
    const things = unique(
      group.map((it) => (it.kind === 'schema' || it.schema === '' ? it.name : `${it.schema}.${it.name}`)),
    );
    const who = grantee === 'PUBLIC' ? 'every login' : grantee;
    const what = `${who} has ${unique(group.map((it) => it.privilege))} on the ${kind} ${things}`;
    const fix = `revoke it: what others need of ${schema || 'the database'}, they ask of its facade`;
    // By the grantee, as the statement itself is judged: it is one cause.
    return [say.at(place, { what, fix, subjects: [place.file, grantee === 'PUBLIC' ? 'public' : grantee] })];
  });
}

const unique = (words: readonly string[]): string => [...new Set(words)].join(', ');

function mightyRoles({ roles, compartments }: CatalogFacts, say: Say): Finding[] {
  return roles.flatMap(({ name, canLogin, isMighty, memberOf, place }) => {
    const isOwner = compartments.some(({ owner }) => owner === name);
    const faults = [
      ...(isOwner && canLogin ? ['can log in, though it owns the tables'] : []),
      ...(isMighty
        ? ['may do more than a module needs (superuser, CREATEROLE, CREATEDB, BYPASSRLS or REPLICATION)']
        : []),
      ...(memberOf.length > 0 ? [`is a member of ${memberOf.join(', ')}`] : []),
    ];
    const fix = 'let the provisioning make it with nothing but its own rights';
    return faults.map((fault) =>
      say.at(place, { what: `the role ${name} ${fault}`, fix, subjects: [place.file, name] }),
    );
  });
}

const strangeOwners = ({ owners }: CatalogFacts, say: Say): Finding[] =>
  owners.map(({ schema, name, form, owner, place }) => {
    const what = `the ${form} ${schema}.${name} belongs to ${owner}, and not to the owner of ${schema}`;
    const fix = `make it in a migration of ${schema}, by its own role`;
    return say.at(place, { what, fix, subjects: [place.file, `${schema}.${name}`] });
  });
