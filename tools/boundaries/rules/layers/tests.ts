import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const testsInProduct: Rule = {
  name: 'tests/in-product',
  layer: 'imports',
  why: 'test code is not shipped, and what it does to the system must not be reachable in production',
  bad: "billing.service.ts: import { bootModule } from '../../shared/testing/index.js';",
  good: "billing.spec.ts: import { bootModule } from '../../shared/testing/index.js';",
  edge(use, say) {
    const { edge, tree } = use;
    if (edge.via !== 'import' || edge.to.kind !== 'file') return null;
    if (isTestCode(edge.from.file, tree.layout) || !isTestCode(edge.to.file, tree.layout)) return null;
    const what = `${edge.from.file} ships, and uses the test code ${edge.to.file}`;
    return say.of(use, { what, fix: 'move what both need out of the test code, or this file into it' });
  },
};
