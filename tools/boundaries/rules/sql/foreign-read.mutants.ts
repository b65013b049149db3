import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { lookAlikes, ownForms } from './foreign-read.legal.mutants.ts';
import { harmless, sending, tableOf, trial } from './scenes.ts';

export const foreignReadMutants: Corpus = {
  rule: 'sql/foreign-read',
  bad: (scene) => {
    const { victim } = scene;
    const { schema, name } = tableOf(victim.entity);
    const { table } = victim.entity;
    return [
      trial('a statement', sending(scene, 'reads.repository.ts', `select * from ${table} where id = $1`)),
      trial(
        'a subquery, in capitals and quotes',
        sending(
          scene,
          'reads-deep.repository.ts',
          `\`SELECT 1 WHERE EXISTS (SELECT FROM "${schema}"."${name}" WHERE id = $1)\``,
        ),
      ),
      trial(
        'a text that is put together',
        sending(
          scene,
          'reads-sum.repository.ts',
          "'select * from ' + table",
          `const schema = '${schema}';\nconst table = \`\${schema}.${name}\` as const;\n`,
        ),
      ),
      trial(
        'a text that a function makes',
        sending(
          scene,
          'reads-made.repository.ts',
          "list('id', 'name')",
          `const list = (...columns: string[]) => \`select \${columns.join(', ')} from \${['${schema}', '${name}'].join('.')}\`;\n`,
        ),
      ),
    ].concat(disguised(scene), further(scene));
  },
  legal: (scene) => {
    const { victim, offender } = scene;
    const other = tableOf(victim.entity);
    return [
      trial('own tables', harmless(scene, 'own.repository.ts', `select * from ${offender.entity.table} where id = $1`)),
      trial(
        'WITH that is called like another’s table',
        harmless(
          scene,
          'own-with.repository.ts',
          `with ${other.name} as (select id from ${offender.entity.table} where id = $1) select * from ${other.name}`,
        ),
      ),
      trial(
        'an alias that is called like another’s schema',
        harmless(
          scene,
          'own-alias.repository.ts',
          `select ${other.schema}.name from ${offender.entity.table} ${other.schema} where ${other.schema}.id = $1`,
        ),
      ),
      trial(
        'another’s table in prose, comments and values',
        harmless(
          scene,
          'own-prose.repository.ts',
          `\`select '${victim.entity.table}' as text -- from ${victim.entity.table}\n from ${offender.entity.table} where id = $1\``,
        ),
      ),
    ].concat(lookAlikes(scene), ownForms(scene));
  },
};

function disguised({ victim, file }: Scene): Injection[] {
  const { table } = victim.entity;
  return [
    trial('a helper that hands the text on', {
      [file('reads-helper.repository.ts')]: `import type { EntityManager } from 'typeorm';
const first = <T>(manager: EntityManager, text: string) => manager.query<T[]>(text, []);
const count = (manager: EntityManager, table: string) => first(manager, 'select count(*) from ' + table);
export const all = (manager: EntityManager) => count(manager, '${table}'); // ✗`,
    }),
    trial('a type that is TypeORM’s by another name', {
      [file('reads-structural.repository.ts')]:
        `interface Asks { query(text: string, values?: unknown[]): Promise<unknown> }
export const ask = (it: Asks) => it.query('select * from ${table}'); // ✗`,
    }),
    trial('a part of a query builder', {
      [file('reads-part.repository.ts')]: `import type { Repository } from 'typeorm';
export const find = (rows: Repository<{ id: string }>, id: string) =>
  rows.createQueryBuilder('row').andWhere('row.id in (select id from ${table} where name = :id)', { id }).getMany(); // ✗`,
    }),
    trial('Raw, in an option', {
      [file('reads-raw.repository.ts')]: `import { Raw as Text } from 'typeorm';
import type { Repository } from 'typeorm';
export const find = (rows: Repository<{ id: string }>) =>
  rows.findBy({ id: Text((alias) => \`\${alias} in (select id from ${table})\`) }); // ✗`,
    }),
    trial('pg, with a configuration', {
      [file('reads-pg.repository.ts')]: `import type { Pool } from 'pg';
export const ask = (pool: Pool) => pool.query({ text: 'copy ${table} to stdout', values: [] }); // ✗`,
    }),
    trial('a spec', {
      [file('reads.spec.ts')]: `interface House { query<Row>(text: string, values?: unknown[]): Promise<Row[]> }
export const look = (house: House) => house['query'](\`with own as (select 1) select * from own, ${table}\`); // ✗`,
    }),
  ];
}

function further({ victim, offender, file }: Scene): Injection[] {
  const { table } = victim.entity;
  return [
    trial('the default of a column, in options that stand apart', {
      [file('reads-default.entity.ts')]: `import { Column } from 'typeorm';
const options = { type: 'int', default: () => '(select count(*) from ${table})' } as const;
export class Row {
  @Column({ ...options }) n!: number; // ✗
}`,
    }),
    trial('a check, by a decorator that is called', {
      [file('reads-check.entity.ts')]: `import * as orm from 'typeorm';
export class Row {}
orm.Check('known', 'id in (select id from ${table})')(Row); // ✗`,
    }),
    trial('the tag of TypeORM, beside one with values', {
      [file('reads-tag.repository.ts')]: `import type { DataSource } from 'typeorm';
export const own = (it: DataSource, id: string) => it.sql\`select 1 from ${offender.entity.table} where id = \${id}\`;
export const ask = (it: DataSource, id: string) => it.sql\`select 1 from ${table} where id = \${id}\`; // ✗`,
    }),
    trial('a member that a base class leaves to its heirs', {
      [file('reads-base.repository.ts')]: `import { EntityManager } from 'typeorm';
class Asks extends EntityManager {
  all(text: string) {
    return this.query(text);
  }
}
export const ask = (it: Asks) => it.all('select * from ${table}'); // ✗`,
    }),
    trial('a function that came as an argument', {
      [file('reads-given.spec.ts')]: `type Ask = <Row>(text: string) => Promise<Row[]>;
export const look = (work: (ask: Ask) => unknown) => work;
export const seen = look((ask) => ask('select * from ${table}')); // ✗`,
    }),
  ];
}
