import type { StoredFunction } from '../../model/catalog.ts';
import type { Rule } from '../rule.ts';

export const opaqueFunction: Rule = {
  name: 'catalog/opaque-function',
  layer: 'catalog',
  why: 'PostgreSQL knows nothing of what a function does whose body is a text: no dependency shows where it reaches',
  bad: 'create function billing.owner_of(id uuid) returns uuid language sql as $$ select user_id from identity.sessions … $$',
  good: 'create function billing.total(id uuid) returns int language sql begin atomic select … end',
  tree(tree, say) {
    const { functions = [], compartments = [] } = tree.facts.catalog ?? {};
    const schemas = compartments.map(({ name }) => name);
    // What the statement itself has not proven is one cause.
    const unproven = new Set(
      tree.edges.flatMap(({ via, proof, from }) =>
        via === 'sql' && proof === 'cannot-prove' ? [`${from.file}:${from.line}`] : [],
      ),
    );
    return functions.flatMap((it) => {
      if (it.language === 'plpgsql' && unproven.has(`${it.place.file}:${it.place.line}`)) return [];
      const foreign = it.isText ? foreignIn(it, schemas) : null;
      const reason = foreign ? `names ${foreign}` : it.isText ? reasonOf(it) : null;
      if (!reason) return [];
      const what = `the function ${it.schema}.${it.name} (${it.language}) ${reason}`;
      const fix = foreign
        ? 'let it work on its own schema alone; what it needs of another, code asks of that module’s facade'
        : 'write it in SQL with BEGIN ATOMIC … END, or in PL/pgSQL without EXECUTE, or do it in code';
      return [say.at(it.place, { what, fix, subjects: [it.place.file, foreign ?? `${it.schema}.${it.name}`] })];
    });
  },
};

/** Something of another schema that the body names, or that its search path leads to. */
function foreignIn({ schema, reaches, settings }: StoredFunction, schemas: readonly string[]): string | null {
  const others = new Set(schemas.filter((it) => it !== schema));
  const found = reaches.find((it) => others.has(it.split('.')[0] ?? ''));
  const path = /search_path=([^=]*?)(?: \w+=|$)/.exec(settings)?.[1] ?? '';
  return found ?? path.split(/[\s,"]+/).find((it) => others.has(it)) ?? null;
}

function reasonOf({ language, isDynamic }: StoredFunction): string | null {
  if (language === 'internal') return null;
  if (language !== 'plpgsql') return 'has a body that only a running server reads';
  return isDynamic ? 'runs SQL that it makes up itself (EXECUTE)' : null;
}
