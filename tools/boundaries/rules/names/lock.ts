import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const lockNames: Rule = nameRule({
  name: 'names/lock',
  space: 'lock',
  thing: 'a lock',
  why: 'two modules that wait for one lock wait for each other, and nobody sees why',
  bad: "redlock.acquire(['users'], 5000)",
  good: "redlock.acquire(['billing:invoices'], 5000)",
});
