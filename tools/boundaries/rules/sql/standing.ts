import { rightWay } from '../../judge/advice.ts';
import { targetName } from '../../judge/say.ts';
import { isTestCode } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule, Use } from '../rule.ts';

/** Schemas of the server itself. */
const server = /^(pg_catalog|information_schema|pg_temp|pg_toast)$/;

const isBelow = (file: string, folders: readonly string[]): boolean =>
  folders.some((it) => file === it || file.startsWith(`${it}/`));

/** SQL that nobody outside of a module's floor may be judged by: tests and tools that see the product as a whole. */
export const isOutside = ({ tree, edge }: Use): boolean =>
  edge.via !== 'sql' || isBelow(edge.from.file, tree.layout.sql.wholeProduct);

/** Files of the kernel that send what others wrote, and its tests: what they do to roles and locks is their work. */
export const isMachinery = ({ tree, edge, from }: Use): boolean =>
  tree.layout.sql.machinery.includes(edge.from.file) ||
  (from.kind === 'shared' && isTestCode(edge.from.file, tree.layout));

/** How a schema stands to who names it. */
export type SchemaKind = 'own' | 'module' | 'shared' | 'server' | 'nobody' | 'none';

export function schemaOf({ tree, edge, from, isOwn }: Use): SchemaKind {
  if (edge.to.kind !== 'relation') return 'server';
  const { schema, name } = edge.to;
  if (schema === null) return name.startsWith('pg_') ? 'server' : 'none';
  if (server.test(schema)) return 'server';
  if (moduleNamed(tree, schema)) return isOwn ? 'own' : 'module';
  if (!tree.layout.sql.sharedSchemas.includes(schema)) return 'nobody';
  return from.kind === 'shared' || isTestCode(edge.from.file, tree.layout) ? 'own' : 'shared';
}

const whose = (use: Use): string => use.owner?.name ?? 'the shared code';

/** A rule on what a statement does to a table of another module, or of the kernel. */
export function onForeign(rule: Omit<Rule, 'layer' | 'edge'>, forms: readonly string[], does: string): Rule {
  return {
    ...rule,
    layer: 'sql',
    edge(use, say) {
      if (isOutside(use) || !forms.includes(use.edge.form) || use.from.kind === 'shared') return null;
      const kind = schemaOf(use);
      if (kind !== 'module' && kind !== 'shared') return null;
      const from = use.from.kind === 'module' ? use.from.name : 'code outside of every module';
      const what = `${from} ${does} ${targetName(use.edge)}, which belongs to ${whose(use)}: ${use.edge.specifier ?? ''}`;
      return say.of(use, { what: what.replace(/: $/, ''), fix: wayTo(use) });
    },
  };
}

/** What to do instead of reaching for a table. */
export function wayTo({ tree, edge, owner, from }: Use): string {
  if (!owner) return 'ask the shared code for what you need; its tables are its own';
  const table = targetName(edge);
  const isTest = isTestCode(edge.from.file, tree.layout) && from.kind === 'module';
  const way = rightWay(owner, [table.split('.').at(-1) ?? table], table);
  return isTest ? `put a fake in the place of what ${owner.name} offers, or boot it and ${way}` : way;
}

export const nameOfUser = ({ from, edge }: Use): string => (from.kind === 'module' ? from.name : edge.from.file);
