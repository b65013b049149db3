import type { Corpus } from '../../prove/corpus.ts';

export const augmentationMutants: Corpus = {
  rule: 'files/augmentation',
  bad: ({ file, victim, specifier, door }) => {
    const throughDoor = file('adds-door.ts');
    return [
      {
        name: 'everybody’s types',
        change: { [file('adds.ts')]: 'export {};\ndeclare global { interface Plan { a: 1 } } // ✗' },
      },
      {
        name: 'the types of a package',
        change: {
          [file('adds-package.ts')]: "export {};\ndeclare module 'typescript' { interface Node { plan: string } } // ✗",
        },
      },
      {
        name: 'another’s types, through its door',
        change: {
          [throughDoor]: `export {};\ndeclare module '${specifier(throughDoor, door(victim))}' { interface ${victim.facade.name} { plan: string } } // ✗`,
        },
      },
      {
        name: 'a file of declarations that is no module',
        change: {
          [file('adds-all.d.ts')]:
            'interface Plan { b: 1 } // ✗\ndeclare namespace NodeJS { interface Plan { c: 1 } } // ✗',
        },
      },
    ];
  },
  legal: ({ file, layout: { shared } }) => [
    { name: 'an own name space', change: { [file('space.ts')]: 'export namespace Space { export const a = 1; }' } },
    {
      name: 'an own class and what is merged into it',
      change: {
        [file('merged.ts')]:
          'export class Merged {}\nexport namespace Merged { export interface Part { a: 1 } }\nexport interface Merged { b?: 1 }',
      },
    },
    { name: 'declarations that are a module', change: { [file('own-types.d.ts')]: 'export interface Own { a: 1 }' } },
    ...(shared
      ? [
          {
            name: 'the job that owns it',
            change: {
              [`${shared}/adding/adds.ts`]:
                "export {};\ndeclare module 'typescript' { interface Node { plan?: string } }",
            },
          },
        ]
      : []),
  ],
};
