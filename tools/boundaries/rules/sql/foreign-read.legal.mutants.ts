import type { Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { harmless, tableOf, trial } from './scenes.ts';

/** What reads like a question to another's table, and is none. */
export function lookAlikes(scene: Scene): Injection[] {
  const { victim, offender, file } = scene;
  return [
    trial('a query that is nobody’s SQL', {
      [file('own-search.ts')]:
        `interface Search { query(words: string, page: { readonly size: number }): Promise<string[]>; readonly index: string }
export const search = (it: Search, words: string) => it.query(\`select \${words} from ${victim.entity.table}\`, { size: 1 });`,
    }),
    trial(
      'what the server knows of itself',
      harmless(
        scene,
        'own-catalog.repository.ts',
        `select pg_catalog.pg_get_viewdef(c.oid) from pg_catalog.pg_class c, pg_stat_activity where $1 = ''`
          .replaceAll(/'/g, '"')
          .replace('$1 = ""', '$1 is null'),
      ),
    ),
    trial('a tag of its own, and words that are read to people', {
      [file('own-words.ts')]: `const sql = (parts: TemplateStringsArray) => parts.join('');
export const words = [sql\`select * from ${victim.entity.table}\`, \`Select a plan from ${victim.entity.table}\`];`,
    }),
    trial('own parts of a query builder', {
      [file('own-part.repository.ts')]: `import type { Repository } from 'typeorm';
export const find = (rows: Repository<{ id: string; name: string }>, ids: string[]) =>
  rows.createQueryBuilder('user').select('user.name', 'name').where('user.id in (:...ids)', { ids })
    .andWhere('exists (select 1 from ${offender.entity.table} o where o.id = user.id)').groupBy('user.name')
    .orderBy('count(*)', 'DESC').getRawMany();`,
    }),
  ];
}

/** Own rows, in each form that SQL has for them. */
export function ownForms(scene: Scene): Injection[] {
  const { victim, offender } = scene;
  const [other, own] = [tableOf(victim.entity), tableOf(offender.entity)];
  const forms: readonly (readonly [what: string, file: string, sql: string])[] = [
    ['in capitals and quotes', 'quoted', `\`SELECT "id" FROM "${own.schema}"."${own.name}" WHERE "id" = $1\``],
    [
      'in a subquery of a column',
      'column',
      `select (select count(*) from ${own.schema}.${own.name}) as ${other.name}, $1`,
    ],
    [
      'in a join to themselves',
      'joined',
      `select ${other.name}.id from ${offender.entity.table} a join ${offender.entity.table} ${other.name} on a.id = ${other.name}.id where a.id = $1`,
    ],
    [
      'beside a function that is called like a table',
      'lateral',
      `select ${other.name}.n from ${offender.entity.table} o, lateral generate_series(1, 2) as ${other.name} (n) where o.id = $1`,
    ],
    [
      'of a table that the statement itself makes',
      'sampled',
      `select t.id from ${offender.entity.table} as t tablesample system (10) where t.id = $1 and exists (select from unnest(array[1]) as ${other.schema} (${other.name}) where ${other.schema}.${other.name} = 1)`,
    ],
    [
      'in a window and a union',
      'window',
      `select id, row_number() over ${other.name} from ${offender.entity.table} where id = $1 window ${other.name} as (order by id) union all select id, 1 from only ${offender.entity.table}`,
    ],
    [
      'with a collation, a cast and a row',
      'casts',
      `select (o).id, o.*, row(o.id)::text from ${offender.entity.table} as o where o.id = $1 for update of o skip locked`,
    ],
  ];
  return forms.map(([what, file, sql]) =>
    trial(`own rows, ${what}`, harmless(scene, `own-${file}.repository.ts`, sql)),
  );
}
