import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { facadeModule, inClass } from './annex.ts';

export const ormTypeMutants: Corpus = {
  rule: 'door/orm-type',
  bad: (scene) =>
    [
      facadeModule(
        scene,
        'orm-given',
        'filters, managers and runners that callers hand in',
        inClass(
          `import type { EntityManager, Filter, FindOptionsWhere, QueryRunner } from $near(things.repository.ts);`,
          `  within(manager: EntityManager): string { return String(manager.queryRunner); } // ✗
  list(where: FindOptionsWhere<{ id: string }>): number { return Object.keys(where).length; } // ✗
  later(work: (runner: QueryRunner) => Promise<void>): string { return work.name; } // ✗`,
        ),
      ),
      facadeModule(
        scene,
        'orm-given-back',
        'a repository and a query that callers get',
        inClass(
          `import { Things } from $near(things.repository.ts);\nimport type { Query } from $near(queries.repository.ts);`,
          `  readonly things = new Things(null as never); // ✗
  static query(): Query | null { return null; } // ✗`,
        ),
        {
          'queries.repository.ts': `import type { SelectQueryBuilder } from 'typeorm';
export type Query = SelectQueryBuilder<{ id: string }>;`,
        },
      ),
      facadeModule(
        scene,
        'orm-shared',
        'a manager in a type of shared code',
        inClass(
          `import type { UnitOfAnnex } from $from(${scene.shared('database').replace(/[^/]+$/, 'annex.ts')});`,
          `  join(unit: UnitOfAnnex): string { return unit.name; } // ✗`,
        ),
        {},
      ),
    ].map((it, index) => (index === 2 ? withShared(scene, it) : it)),
  legal: (scene) => [
    facadeModule(
      scene,
      'orm-named-alike',
      'own types that are called like those of an ORM',
      inClass(
        `import { Things } from $near(things.repository.ts);`,
        `  constructor(private readonly things: Things) {}
  list(where: { readonly id: string }): Promise<boolean> { return this.things.byId(where.id).then((it) => it !== null); }
  manager(): { readonly queryRunner: string } { return { queryRunner: '' }; }`,
      ),
    ),
    facadeModule(
      scene,
      'orm-inside',
      'a manager and a query that stay inside',
      inClass(
        `import { Things } from $near(things.repository.ts);\nimport type { EntityManager, FindOptionsWhere } from $near(things.repository.ts);`,
        `  readonly #things = new Things(null as never);
  private within(manager: EntityManager, where: FindOptionsWhere<{ id: string }>) { return [manager, where]; }
  protected manager: EntityManager | null = null;
  async count(): Promise<number> { return (await this.#things.by({ state: 'new' })).length + this.within.length; }`,
      ),
    ),
    facadeModule(
      scene,
      'orm-own',
      'an own class of a name that an ORM has as well',
      inClass(
        `import type { QueryRunner } from $near(runs.dto.ts);`,
        `  runner(): QueryRunner | null { return null; }`,
      ),
      {
        'index.ts': `export { AnnexModule } from $near(orm-own.module.ts);
export { AnnexFacade } from $near(orm-own.facade.ts);
export { QueryRunner } from $near(runs.dto.ts);`,
        'runs.dto.ts': 'export class QueryRunner { readonly name = "a"; }',
      },
    ),
  ],
};

function withShared(scene: Scene, injection: Injection): Injection {
  const shared = scene.shared('database').replace(/[^/]+$/, 'annex.ts');
  const text = `import type { EntityManager } from 'typeorm';
export interface UnitOfAnnex { readonly name: string; readonly held: { readonly manager: EntityManager } }`;
  return { ...injection, change: { ...injection.change, [shared]: text } };
}
