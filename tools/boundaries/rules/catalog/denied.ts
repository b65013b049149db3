import type { Edge } from '../../model/edge.ts';
import type { Rule } from '../rule.ts';

export const denied: Rule = {
  name: 'catalog/denied',
  layer: 'catalog',
  why: 'a migration that needs more than its own schema fails as its own role, or makes one module wait for another',
  bad: `update identity.users set plan = 'free'   -- in a migration of billing`,
  good: 'an event, or a port, by which identity does it in a migration of its own',
  tree(tree, say) {
    const { failures = [], owners = [] } = tree.facts.catalog ?? {};
    // What it wanted, the catalog tells better, where the statement has left something in it.
    const edges = tree.edges.filter(({ via }) => via === 'catalog').map(({ from }) => from);
    const told = new Set([...edges, ...owners.map((it) => it.place)].map((it) => `${it.file}:${it.line}`));
    const unproven = new Set(tree.edges.filter(isRefusedAsSql).map(({ from }) => `${from.file}:${from.line}`));
    return failures.flatMap(({ place, compartment, migration, message, names, isAlone }) => {
      const line = `${place.file}:${place.line}`;
      if (told.has(line) || (names === null && unproven.has(line))) return [];
      const alone = isAlone ? ', where only those are that it depends on' : '';
      const what = `the migration ${migration} of ${compartment} fails as the owner of ${compartment}${alone}: ${message}`;
      const fix = names
        ? `leave ${names} to the module that owns it: ask for a facade method or an event`
        : `let it touch objects of ${compartment} alone, by their full names, with the rights of an owner`;
      return [say.at(place, { what, fix, subjects: [place.file, names ?? migration] })];
    });
  },
};

/** A statement that is a finding by itself, whatever it would have reached. */
const isRefusedAsSql = ({ via, form, proof }: Edge): boolean =>
  via === 'sql' && (proof === 'cannot-prove' || form === 'sql-session' || form === 'sql-grant');
