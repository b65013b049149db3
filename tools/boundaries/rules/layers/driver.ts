import { isProduct } from '../../judge/use.ts';
import type { Home, Layout } from '../../model/layout.ts';
import { roleOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const driver: Rule = {
  name: 'database/driver',
  layer: 'imports',
  why: 'entities, repositories and migrations speak to the database, so that all the rest can be read without it',
  bad: "billing.service.ts: import { Repository } from 'typeorm';",
  good: 'billing.repository.ts holds the query, one a method, and billing.service.ts calls it',
  edge(use, say) {
    const { tree, edge, from } = use;
    const { orm } = tree.layout;
    if (edge.via !== 'import' || edge.to.kind !== 'package' || !orm.packages.includes(edge.to.name)) return null;
    if (!isProduct(from) || mayUseDriver(edge.from.file, from, tree.layout)) return null;
    const [file, name] = [edge.from.file, edge.to.name];
    const what = `${file} uses ${name}, and is neither ${orm.roles.map((role) => `*.${role}.ts`).join(' nor ')}`;
    const places = [...orm.roles.map((role) => `a *.${role}.ts`), ...orm.folders.map((it) => `${it}/`)].join(', ');
    return say.of(use, { what, fix: `move what needs ${name} to ${places} of its module` });
  },
};

function mayUseDriver(file: string, home: Home, { orm }: Layout): boolean {
  if (home.kind === 'shared') return orm.jobs.includes(home.name);
  if (home.kind !== 'module') return false;
  return orm.roles.includes(roleOf(file)) || orm.folders.some((folder) => file.includes(`/${folder}/`));
}
