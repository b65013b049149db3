import type { Rule } from '../rule.ts';
import { isBound } from './kernel.ts';

export const environment: Rule = {
  name: 'ambient/environment',
  layer: 'types',
  why: 'a variable that is read anywhere belongs to nobody: it fails late, and two modules share it without knowing',
  bad: 'billing.service.ts: process.env.STRIPE_KEY',
  good: "billing.config.ts: defineConfig('billing', { stripeKey: secret('BILLING_STRIPE_KEY', …) }), injected as BillingConfig",
  edge(use, say) {
    const { edge, from, tree } = use;
    if (edge.form !== 'ambient-environment' || !isBound(use)) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const fix = `declare it in a *.${tree.layout.ambient.configRole}.ts of its owner, and inject that class`;
    const subjects = [edge.from.file, edge.names[0] ?? 'process.env'];
    return say.at(edge.from, { what: `${who} reads the environment itself: ${edge.specifier}`, fix, subjects });
  },
};
