import type { Rule } from '../rule.ts';
import { classOf, isJudged, userOf } from './use.ts';

export const constructorParameters: Rule = {
  name: 'inside/constructor-parameters',
  layer: 'types',
  why: 'what a class is made of is not what it offers: services and repositories come out by their types',
  bad: 'type Users = ConstructorParameters<typeof IdentityFacade>[0];',
  good: "import type { UserView } from '../identity/index.js';",
  edge(use, say) {
    if (use.edge.form !== 'constructor-parameters' || !isJudged(use)) return null;
    const fix = 'import a type that the door offers, or declare your own of what you need';
    return say.of(use, { what: `${userOf(use)} reads what the constructor of ${classOf(use)} takes`, fix });
  },
};
