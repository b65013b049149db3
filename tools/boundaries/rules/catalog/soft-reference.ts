import { homeOf } from '../../model/layout.ts';
import type { Relation } from '../../model/catalog.ts';
import type { Module, Tree } from '../../model/tree.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';

const idTypes: readonly string[] = ['uuid', 'bigint', 'integer', 'text', 'character varying'];

export const softReference: Rule = {
  name: 'catalog/soft-reference',
  layer: 'catalog',
  advisory: true,
  why: 'who keeps the id of another module’s row depends on that module, and its manifest should say so',
  bad: 'create table billing.invoices (user_id uuid)   -- and no arrow from billing to identity',
  good: 'the same column, and "identity" among the arrows of billing',
  tree(tree, say) {
    const { relations = [] } = tree.facts.catalog ?? {};
    const tables = relations.filter(({ kind }) => kind === 'r' || kind === 'p');
    return tables.flatMap((table) => {
      const { schema, name, columns, place } = table;
      const module = moduleNamed(tree, schema);
      if (!module || homeOf(place.file, tree.layout).name !== schema) return [];
      return columns.flatMap(({ name: column, type }) => {
        const stem = isOfWall(table, column) ? undefined : /^(.+)_id$/.exec(column)?.[1];
        const named = stem && idTypes.includes(type) ? tables.filter((it) => pluralsOf(stem).includes(it.name)) : [];
        const [target] = named;
        if (!target || named.some((it) => it.schema === schema) || isDeclared(tree, module, target.schema)) return [];
        const what = `${schema}.${name} keeps ids of ${target.schema}.${target.name} (${column}), and ${schema} declares no arrow to it`;
        const fix =
          `hear ${target.schema} say when such a row goes, or ask its facade, and declare that arrow; ` +
          'or name the column for what it means here';
        return [say.at(place, { what, fix, subjects: [place.file, `${target.schema}.${target.name}`] })];
      });
    });
  },
};

/** The column by which a wall knows whose a row is: every walled table has it, whatever its module knows of the other one. */
const isOfWall = ({ isWalled, policies }: Relation, column: string): boolean =>
  isWalled && policies.some(({ uses }) => new RegExp(`\\b${column}\\b`).test(uses?.replaceAll(/'[^']*'/g, '') ?? ''));

/** Rows of one's own module need no arrow, and neither do those of a module that is nobody's: a job of the kernel. */
function isDeclared(tree: Tree, { manifest }: Module, schema: string): boolean {
  if (!moduleNamed(tree, schema) || !manifest) return true;
  return [...manifest.dependsOn, ...manifest.listensTo].some((it) => it === schema || it === '*');
}

const pluralsOf = (stem: string): string[] => [`${stem}s`, `${stem}es`, stem.replace(/y$/, 'ies'), stem];
