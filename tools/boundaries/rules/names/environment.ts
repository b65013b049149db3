import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const environmentNames: Rule = nameRule({
  name: 'names/environment',
  space: 'environment',
  thing: 'a variable of the environment',
  why: 'two modules that read one variable are set by one hand, and neither can change what it means',
  bad: "identity.config.ts: setting('BILLING_STRIPE_KEY', …)",
  good: "billing.config.ts: setting('BILLING_STRIPE_KEY', …)",
});
