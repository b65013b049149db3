import type { Tree } from '../../model/tree.ts';
import type { Question } from '../../model/types.ts';
import type { Rule } from '../rule.ts';
import { asked, asker, facadeOf, judgeSituations } from './asked.ts';

export const chatty: Rule = {
  name: 'facade/chatty',
  layer: 'types',
  why: 'one question for each of many is as many queries as there are rows, and a module that can never move away',
  bad: 'for (const id of ids) names.push((await this.identity.userView(caller, id)).name);',
  good: 'const users = await this.identity.getUsers(caller, ids);   // one question for all of them',
  tree: (tree, say) =>
    judgeSituations(tree, say, 'repeated', (question, { inside }) => ({
      what: `${asker(tree, question)} asks ${asked(question)} once for each turn of ${inside}`,
      fix: batchFor(tree, question),
    })),
};

/** The method that takes a list, preferably one that speaks of the same thing. */
function batchFor(tree: Tree, question: Question): string {
  const facade = facadeOf(tree, question);
  const own = facade?.methods.find(({ name }) => name === question.method);
  const lists = (facade?.methods ?? []).filter(({ parameters }) => parameters.some(({ isList }) => isList));
  if (own && lists.includes(own)) return `gather the ids first, and ask ${asked(question)} once for all of them`;
  const words = wordsOf(question.method);
  const [best] = [...lists].sort((a, b) => shared(wordsOf(b.name), words) - shared(wordsOf(a.name), words));
  if (best) return `gather the ids first, and ask ${facade?.name}.${best.name} once for all of them`;
  return `ask the owner of ${question.module} for a method that takes all of them at once, and ask it before the loop`;
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ')
    .map((it) => it.replace(/s$/, ''));

const shared = (a: readonly string[], b: readonly string[]): number => a.filter((it) => b.includes(it)).length;
