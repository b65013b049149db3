import { homeOf, isSameHome } from '../../model/layout.ts';
import type { Entity } from '../../model/orm.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule } from '../rule.ts';

const words: Readonly<Record<string, string>> = {
  table: 'is mapped to',
  junction: 'keeps a relation in',
  enum: 'has a column of the type',
};

export const table: Rule = {
  name: 'orm-metadata/table',
  layer: 'orm',
  why: 'an entity on the table of another module reads and writes around everything that module promises',
  bad: `@Entity({ schema: 'identity', name: 'users' }) class Person   // in billing`,
  good: `@Entity({ schema: 'billing', name: 'payers' }) class Payer`,
  edge(use, say) {
    const { edge, from, owner, tree } = use;
    const verb = words[edge.form];
    if (edge.via !== 'entity' || verb === undefined || edge.to.kind !== 'relation') return null;
    const { schema } = edge.to;
    const isKernels = from.kind !== 'shared' && tree.layout.sql.sharedSchemas.some((it) => it === schema);
    if ((!owner && !isKernels) || (from.kind === 'module' && from.name === owner?.name)) return null;
    const whose = owner?.name ?? tree.layout.shared;
    const what = `an entity outside of ${whose} ${verb} ${edge.specifier}, which belongs to ${whose}`;
    return say.of(use, { what, fix: 'map it to a table of its own schema, and ask the owner’s facade for the rest' });
  },
  /** One table, two modules, whatever their schemas are called. */
  tree(tree, say) {
    const first = new Map<string, Entity>();
    return (tree.facts.orm?.entities ?? []).flatMap((entity): Finding[] => {
      const other = first.get(entity.table);
      if (!other) first.set(entity.table, entity);
      const [from, to] = [entity, other ?? entity].map(({ place }) => homeOf(place.file, tree.layout));
      if (!other || !from || !to || isSameHome(from, to)) return [];
      // Its schema has said so already.
      if (tree.modules.some(({ name }) => entity.table.startsWith(`${name}.`))) return [];
      const what = `${entity.name} and ${other.name}, an entity of ${to.name}, are mapped to the same table, ${entity.table}`;
      const fix = 'leave the table to one of them, and let the other ask its facade';
      return [say.at(entity.place, { what, fix, subjects: [entity.place.file, other.place.file] })];
    });
  },
};
