import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const globalNames: Rule = nameRule({
  name: 'names/global',
  space: 'global',
  // What Node itself looks for.
  isStandard: (name) => name.startsWith('nodejs.'),
  thing: 'a name in a registry of the whole process',
  why: 'what is registered by a text is found by whoever knows the text',
  bad: "Symbol.for('plan'), new Counter({ name: 'logins' })",
  good: "Symbol('plan'), new Counter({ name: 'billing_invoices' })",
});
