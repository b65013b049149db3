import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const global: Rule = {
  name: 'container/global',
  layer: 'types',
  why: 'what a global module exports can be injected everywhere, without an import and without an arrow',
  bad: '@Global() @Module({ exports: [BillingFacade] }) export class BillingModule {}',
  good: '@Module({ exports: [BillingFacade] }) export class BillingModule {}, which others import',
  edge(use, say) {
    const { edge, from, tree } = use;
    if (edge.form !== 'global-module' || from.kind !== 'module' || isTestCode(edge.from.file, tree.layout)) return null;
    const fix = `leave it out: who needs it imports the module; what everybody needs is a job of ${tree.layout.shared}`;
    return say.at(edge.from, {
      what: `${from.name} makes a module global`,
      fix,
      subjects: [edge.from.file, 'global module'],
    });
  },
};
