import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const chattyFacade: Rule = {
  name: 'test-run/chatty-facade',
  layer: 'test-run',
  why: 'a facade that is called once a row costs a round trip a row, and ties the two modules’ shapes together',
  bad: 'for (const { userId } of members) views.push(await this.identity.userView(userId));',
  good: 'const views = await this.identity.userViews(members.map((it) => it.userId));',
  tree(tree, say) {
    // What a test calls in a loop prepares the test.
    const shipped = (tree.facts.testRun?.loops ?? []).filter(({ place }) => !isTestCode(place.file, tree.layout));
    return shipped.map(({ place, by, name, count }) => {
      const what = `while the tests ran, ${by} called ${name} ${count} times from this line`;
      const fix = 'call a method that takes all ids at once; if there is none, ask the owner of the facade for it';
      return say.at(place, { what, fix, subjects: [place.file, name] });
    });
  },
};
