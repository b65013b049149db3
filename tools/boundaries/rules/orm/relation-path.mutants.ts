import type { Corpus } from '../../prove/corpus.ts';

export const relationPathMutants: Corpus = {
  rule: 'orm/relation-path',
  bad: ({ victim, file, specifier, door }) => {
    const rows = (at: string): string => `import type { EntityManager, Repository } from 'typeorm';
import type { ${victim.facade.name} } from '${specifier(at, door(victim))}';
class Buyer { id!: string; of!: ${victim.facade.name}; }
class Bill { id!: string; buyers!: Promise<Buyer[]>; by!: ${victim.facade.name} | null; }`;
    const [direct, deep] = [file('path.repository.ts'), file('path-deep.repository.ts')];
    return [
      {
        name: 'one step',
        change: {
          [direct]: `${rows(direct)}
export const all = (bills: Repository<Bill>, id: string) =>
  bills.find({ where: { id }, relations: { by: true } }); // ✗
export const buyers = [Buyer];`,
        },
      },
      {
        name: 'the second of two, in options that stand apart',
        change: {
          [deep]: `${rows(deep)}
import type { FindManyOptions } from 'typeorm';
const options: FindManyOptions<Bill> = {
  relations: {
    buyers: {
      of: true, // ✗
    },
  },
};
export const all = (manager: EntityManager) => manager.find(Bill, options);`,
        },
      },
    ];
  },
  legal: ({ file }) => [
    {
      name: 'own steps, and a property that is called like the option',
      change: {
        [file('own-path.repository.ts')]: `import type { Repository } from 'typeorm';
class Line { id!: string; }
class Bill { id!: string; lines!: Line[]; }
export const all = (bills: Repository<Bill>) => bills.find({ relations: { lines: true } });
export const other = { relations: { user: true } };`,
      },
    },
    {
      name: 'a column of own objects, and what is ordered and chosen of own rows',
      change: {
        [file('own-path-deep.repository.ts')]: `import type { FindManyOptions, Repository } from 'typeorm';
class Line { id!: string; bill!: Bill; }
class Bill { id!: string; lines!: Promise<Line[]>; user!: { name: string }; }
const options: FindManyOptions<Bill> = { relations: { lines: { bill: true } }, select: { user: { name: true } }, order: { id: 'ASC' } };
export const all = (bills: Repository<Bill>) => bills.find(options);`,
      },
    },
  ],
};
