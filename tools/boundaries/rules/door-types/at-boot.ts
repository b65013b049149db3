import type { Rule } from '../rule.ts';
import { asked, asker, judgeSituations } from './asked.ts';

export const atBoot: Rule = {
  name: 'facade/at-boot',
  layer: 'types',
  why: 'a module that asks while the program starts (or stops) needs the other one to be ready first: an order that no arrow shows',
  bad: 'async onModuleInit() { this.users = await this.identity.list(); }',
  good: 'ask when the answer is needed, or hear the other module’s events and keep what they say',
  tree: (tree, say) =>
    judgeSituations(tree, say, 'boot', (question, { inside }) => ({
      what: `${asker(tree, question)} asks ${asked(question)} in ${inside}`,
      fix: 'ask at the first request that needs it, or in a job; what has to be known all the time comes by events',
    })),
};
