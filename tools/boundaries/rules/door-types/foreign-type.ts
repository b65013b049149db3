import type { Rule } from '../rule.ts';
import { isEntity, judgeReaches, seen } from './reaches.ts';

export const foreignType: Rule = {
  name: 'door/foreign-type',
  layer: 'types',
  why: 'who gets another module’s types from this door depends on that module, and no arrow of theirs says so',
  bad: '// billing.facade.ts\npayer(id: string): Promise<UserView>   // UserView is identity’s',
  good: 'payerOf(id: string): Promise<{ readonly userId: string }>   // whoever wants more asks identity',
  tree: (tree, say) =>
    judgeReaches(tree, say, (reach) => {
      const { home, isOwn, name, module } = reach;
      if (isEntity(reach) || home?.kind !== 'module' || isOwn) return null;
      const fix =
        `give an id, or data of ${module}'s own that says what callers need of ${name}; who needs ${name} itself asks ` +
        `${home.name}, along an arrow of their own`;
      return { what: `${seen(reach)}, which is ${home.name}'s`, fix };
    }),
};
