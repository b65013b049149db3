import type { Rule } from '../rule.ts';
import { isEntity, isInEvent, isOfOrm, judgeReaches, seen } from './reaches.ts';

export const eventEntity: Rule = {
  name: 'door/event-entity',
  layer: 'types',
  why: 'an event outlives the table that it was taken from: what it holds of a row is read long after the row has changed',
  bad: 'class UserChanged extends defineEvent({ …, data: z.strictObject({ user: z.custom<User>() }) }) {}',
  good: 'data: z.strictObject({ userId: z.uuid() })',
  tree: (tree, say) =>
    judgeReaches(tree, say, (reach) => {
      if (!isInEvent(reach) || !(isEntity(reach) || isOfOrm(reach))) return null;
      const fix = `let the event say what happened to which id; who wants more asks ${reach.module} by its facade`;
      return { what: seen(reach), fix };
    }),
};
