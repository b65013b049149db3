import type { Corpus } from '../../prove/corpus.ts';

export const escapeMutants: Corpus = {
  rule: 'container/escape',
  bad: ({ victim, file, specifier, door }) => {
    const at = file('escape-by-ref.ts');
    const facade = `import { ${victim.facade.name} } from '${specifier(at, door(victim))}';`;
    const ref = `import { ModuleRef } from '@nestjs/core';`;
    return [
      {
        name: 'a strict look-up of what another module offers',
        change: {
          [at]: `${ref}\n${facade}\nexport const take = (ref: ModuleRef) => ref.get(${victim.facade.name}); // ✗`,
        },
      },
      {
        name: 'a look-up by a token that is computed',
        change: {
          [file('escape-computed.ts')]:
            `${ref}\nexport const take = (ref: ModuleRef, name: string) => ref.get(name, { strict: false }); // ✗`,
        },
      },
      {
        name: 'a method that is bound first',
        change: {
          [file('escape-bound.ts')]: `${ref}\nexport const take = (ref: ModuleRef) => ref.get.bind(ref); // ✗`,
        },
      },
      {
        name: 'a method taken by destructuring, of a class that extends it',
        change: {
          [file('escape-destructured.ts')]:
            `${ref}\nabstract class Own extends ModuleRef {}\nexport function take(ref: Own) {\n  const { get } = ref; // ✗\n  return get;\n}`,
        },
      },
      {
        name: 'the application context',
        change: {
          [file('escape-context.ts')]:
            `import type { INestApplication } from '@nestjs/common';\nexport const take = (app: INestApplication) => app['get']('x'); // ✗`,
        },
      },
    ];
  },
  legal: ({ offender, file, specifier }) => {
    const at = file('own-look-up.ts');
    return [
      {
        name: 'a strict look-up of an own class',
        change: {
          [at]: `import { ModuleRef } from '@nestjs/core';
import { ${offender.service.name} } from '${specifier(at, offender.service.file)}';
export const take = (ref: ModuleRef) => ref.get(${offender.service.name}, { strict: true });`,
        },
      },
      {
        name: 'methods of the same name of something else',
        change: {
          [file('own-map.ts')]:
            'export const take = (map: Map<string, number>) => [map.get(`x${map.size}`), Promise.resolve(1)];',
        },
      },
    ];
  },
};
