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
  ],
};
