import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const cacheNames: Rule = nameRule({
  name: 'names/cache',
  space: 'cache',
  thing: 'a cache key',
  why: 'a key that another module writes is a column of its table, read without asking',
  bad: "cache.get('identity:user:' + id) in billing",
  good: "cache.get('billing:plan:' + id) in billing",
});
