import { homeOf } from '../../model/layout.ts';
import type { Tree } from '../../model/tree.ts';
import type { FacadeFacts } from '../../model/types.ts';
import type { Rule } from '../rule.ts';
import { facadesOf, questionsOf } from './asked.ts';

export const unused: Rule = {
  name: 'facade/unused',
  layer: 'types',
  why: 'a method that nobody calls is a promise without a reason: it has to be kept, tested and moved along with the rest',
  bad: 'IdentityFacade.listAll(), which no other module and no app calls (specs do not count)',
  good: 'the method comes with its first caller, in the same change',
  tree: (tree, say) =>
    facadesOf(tree)
      .filter((facade) => isAskedAtAll(tree, facade))
      .flatMap((facade) => {
        const asked = new Set(namesAsked(tree, facade));
        if (asked.has('*')) return [];
        const idle = facade.methods.filter(({ name }) => !asked.has(name));
        return idle.map(({ name, place }) => {
          const whom = facade.kind === 'port' ? `${facade.module} itself asks` : 'no other module and no app calls';
          return say.at(place, {
            what: `${facade.kind === 'port' ? 'nothing in ' : ''}${whom} ${facade.name}.${name}`,
            fix: `delete ${name} (its specs test the service behind it), or bring it with its first caller`,
            subjects: [`${place.file}#${facade.name}.${name}`],
          });
        });
      }),
};

const namesAsked = (tree: Tree, { module, name }: FacadeFacts): string[] =>
  questionsOf(tree)
    .filter((it) => it.module === module && it.facade === name)
    .map(({ method }) => method);

/**
 * A module that nobody depends on yet has just been begun, or stands at the end of the graph: its facade waits for its
 * first caller as a whole, and each of its methods would be a finding on the day on which the module is made.
 */
function isAskedAtAll(tree: Tree, { module }: FacadeFacts): boolean {
  const isDepended = tree.modules.some(({ manifest }) => manifest?.dependsOn.includes(module));
  return isDepended || questionsOf(tree).some((it) => it.module === module && isApp(tree, it.place.file));
}

const isApp = (tree: Tree, file: string): boolean => homeOf(file, tree.layout).kind === 'app';
