import type { Rule } from '../rule.ts';

const MOST_FIELDS = 20;

export const fatEvent: Rule = {
  name: 'door/fat-event',
  layer: 'types',
  why: 'an event that carries everything is a table that travels: each of its fields is a promise for as long as it is kept',
  bad: 'class UserChanged extends defineEvent({ …, data: z.strictObject({ /* 24 fields of the user */ }) }) {}',
  good: 'z.strictObject({ userId: z.uuid(), changed: z.array(z.enum([…])) }); who wants more asks the facade',
  tree: (tree, say) =>
    (tree.facts.types?.events ?? [])
      .filter(({ fields }) => fields > MOST_FIELDS)
      .map(({ name, fields, place, module }) =>
        say.at(place, {
          what: `${name} carries ${fields} values, more than ${MOST_FIELDS}`,
          fix: `say what happened and to whom: ids, keys and what has changed; who wants more asks ${module} by its facade`,
          subjects: [`${place.file}#${name}`],
        }),
      ),
};
