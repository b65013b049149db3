import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { harmless, migrating, sending, trial, unmarked } from './scenes.ts';

export const opaqueMutants: Corpus = {
  rule: 'sql/opaque',
  bad: (scene) => {
    const { file, offender } = scene;
    return [
      trial('a table’s name that is a parameter', sending(scene, 'opaque.repository.ts', '`select * from ${id}`')),
      trial('a text that comes from elsewhere', {
        [file('opaque-text.repository.ts')]: `import { readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
export const ask = (manager: EntityManager) => manager.query(readFileSync('x.sql', 'utf8')); // ✗`,
      }),
      trial('a method that is handed on', {
        [file('opaque-bound.repository.ts')]: `import type { DataSource } from 'typeorm';
export const asker = (source: DataSource) => source.query.bind(source); // ✗`,
      }),
      trial('a method taken by destructuring', {
        [file('opaque-taken.repository.ts')]: `import type { QueryRunner } from 'typeorm';
export function asker(runner: QueryRunner) {
  const { query: ask } = runner; // ✗
  return ask;
}`,
      }),
      trial(
        'a text that an assertion makes up',
        sending(scene, 'opaque-cast.repository.ts', "'select * from ' + (id as 'own.table')"),
      ),
      trial('a receiver of which nothing is known', {
        [file('opaque-any.repository.ts')]:
          `export const ask = (source: any, text: string) => source.query(text); // ✗`,
      }),
      trial(
        'EXECUTE of what a function makes up',
        migrating(
          scene,
          '1900000000019-execute',
          `create function ${offender.name}.run(what text) returns void language plpgsql as $$ begin execute 'select ' || what; end $$`,
        ),
      ),
    ];
  },
  legal: (scene) => {
    const { table } = scene.offender.entity;
    return [
      trial(
        'numbers, and either arm of a condition',
        harmless(
          scene,
          'clear.repository.ts',
          `\`select id from ${table} where id = $1 order by id \${up ? 'asc' : 'desc'} limit \${most}\``,
          'const most = Number(process.argv[2]);\nconst up = most > 3;\n',
        ),
      ),
      trial(
        'as many parameters as there are values',
        harmless(
          scene,
          'clear-list.repository.ts',
          `\`select id from ${table} where id in (\${[...id].map((_, at) => \`$\${at + 1}\`).join(', ')})\``,
        ),
      ),
      trial(
        'columns of a list',
        harmless(
          scene,
          'clear-columns.repository.ts',
          `\`select \${columns.map((it) => \`row.\${it}\`).join(', ')} from ${table} row where row.id = $1\``,
          `const columns = ['id'] as const;\n`,
        ),
      ),
    ].concat(seenThrough(scene));
  },
};

function seenThrough(scene: Scene): Injection[] {
  const { table } = scene.offender.entity;
  return [
    trial('a function that is called with constants', {
      [scene.file('clear-helper.repository.ts')]: `import type { EntityManager } from 'typeorm';
function only(manager: EntityManager, condition: string, { order = 'id' } = {}) {
  return manager.query(\`select id from ${table} where \${condition} order by \${order === 'id' ? 'id' : '1'}\`);
}
export const one = (manager: EntityManager) => only(manager, 'id is null');
export const two = (manager: EntityManager) => only(manager, \`id \${'is not null'}\`, { order: 'no' });`,
    }),
    trial(
      'EXECUTE of a constant',
      unmarked(
        migrating(
          scene,
          '1900000000020-execute',
          `create function ${scene.offender.name}.run_own() returns void language plpgsql as $$ begin execute 'delete from ${table}'; end $$`,
        ),
      ),
    ),
    trial('a few texts that the compiler holds a parameter to', {
      [scene.file('clear-few.repository.ts')]: `import type { EntityManager } from 'typeorm';
const by = { first: 'id' } as const;
export const one = (manager: EntityManager, order: 'asc' | 'desc', sort: keyof typeof by) =>
  manager.query(\`select id from ${table} order by \${by[sort]} \${order}\`);`,
    }),
    trial('a search that is nobody’s SQL', {
      [scene.file('clear-search.ts')]: `interface Search { query(words: string): Promise<string[]> }
export const find = (it: Search, words: string) => [it.query(words), it.query('with laces')];`,
    }),
  ];
}
