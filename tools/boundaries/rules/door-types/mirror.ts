import type { Rule } from '../rule.ts';
import { facadesOf } from './asked.ts';

/** One method that hands on may be what it has to be; several, and nothing else, are the repository by another name. */
const FEWEST = 2;

export const mirror: Rule = {
  name: 'facade/mirror',
  layer: 'types',
  why: 'a facade that copies a repository offers the table: its callers write the rules that belong behind it',
  bad: 'find(id) { return this.rows.find(id); }   list() { return this.rows.list(); }   // and nothing else',
  good: 'a method for each question that callers have, in their words, with the rules behind it',
  tree: (tree, say) =>
    facadesOf(tree).flatMap(({ name, module, kind, methods, place }) => {
      const isMirror = methods.length >= FEWEST && methods.every(({ mirrors }) => mirrors !== null);
      if (kind === 'port' || !isMirror) return [];
      const copied = methods.map(({ mirrors }) => mirrors).join(', ');
      const fix =
        `ask the callers what they want to know, and offer that: ${module} answers by a service that holds its rules, in ` +
        'names and data of its own';
      return [
        say.at(place, { what: `${name} is ${copied}, and nothing else`, fix, subjects: [`${place.file}#${name}`] }),
      ];
    }),
};
