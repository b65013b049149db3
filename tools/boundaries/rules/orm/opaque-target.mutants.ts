import type { Corpus } from '../../prove/corpus.ts';

export const opaqueTargetMutants: Corpus = {
  rule: 'orm/opaque-target',
  bad: ({ file, victim }) => [
    {
      name: 'a name that is a parameter',
      change: {
        [file('any-target.repository.ts')]: `import type { EntityManager } from 'typeorm';
export const ask = (manager: EntityManager, name: string) => manager.getRepository(name); // ✗`,
      },
    },
    {
      name: 'the name of a class',
      change: {
        [file('named-target.repository.ts')]: `import type { DataSource } from 'typeorm';
export const ask = (source: DataSource) => source.getRepository('${victim.entity.name}'); // ✗`,
      },
    },
    {
      name: 'a target of which nothing is known',
      change: {
        [file('given-target.repository.ts')]: `import type { EntityManager, EntityTarget } from 'typeorm';
export const ask = (manager: EntityManager, target: EntityTarget<object>) => manager.count(target); // ✗`,
      },
    },
  ],
  legal: ({ file }) => [
    {
      name: 'a repository that has its entity already',
      change: {
        [file('given.repository.ts')]: `import type { Repository } from 'typeorm';
export const ask = (rows: Repository<{ id: string }>, id: string) => [rows.findBy({ id }), rows.createQueryBuilder('row')];`,
      },
    },
    {
      name: 'a class that is handed to a helper of the file',
      change: {
        [file('given-helper.repository.ts')]: `import type { EntityManager } from 'typeorm';
class Row { id!: string; }
class Line { id!: string; }
const countOf = (manager: EntityManager, target: typeof Row | typeof Line) => manager.count(target);
export const all = (manager: EntityManager) => [countOf(manager, Row), countOf(manager, Line)];`,
      },
    },
    {
      name: 'a store of something else that has such methods',
      change: {
        [file('given-store.ts')]: `interface Store { getRepository(name: string): string; count(name: string): number }
export const ask = (store: Store, name: string) => [store.getRepository(name), store.count(name)];`,
      },
    },
  ],
};
