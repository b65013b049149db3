import type { Rule } from '../rule.ts';
import { facadesOf } from './asked.ts';

export const looseId: Rule = {
  name: 'facade/loose-id',
  layer: 'types',
  advisory: true,
  why: 'a plain text takes the id of anything: the compiler stops the wrong one where ids have types',
  bad: 'userView(userId: string)   // and there is a type UserId',
  good: 'userView(userId: UserId)',
  tree: (tree, say) =>
    facadesOf(tree).flatMap(({ name, methods }) =>
      methods.flatMap((method) =>
        method.parameters.flatMap(({ name: parameter, brand, place }) => {
          if (brand === null) return [];
          const of = `${name}.${method.name}`;
          const what = `${of} takes ${parameter} as plain text, and there is a type ${brand}`;
          return [
            say.at(place, { what, fix: `declare ${parameter} as ${brand}`, subjects: [`${place.file}#${of}`, brand] }),
          ];
        }),
      ),
    ),
};
