import { isProduct } from '../../judge/use.ts';
import { isTestCode, nameOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const importsTool: Rule = {
  name: 'layers/imports-tool',
  layer: 'imports',
  why: 'tools are not shipped: a product that imports one breaks where it is deployed',
  bad: "libs/shared/database/x.ts: import { freePort } from '../../../tools/runner/ports.ts';",
  good: 'what both need moves to libs/shared, by its job',
  edge(use, say) {
    const { tree, edge, from, to } = use;
    if (edge.via !== 'import' || edge.to.kind !== 'file' || to?.kind !== 'tool' || !isProduct(from)) return null;
    // Tests are not shipped either.
    if (isTestCode(edge.from.file, tree.layout)) return null;
    const what = `${nameOf(from, tree.layout)} uses ${edge.to.file}`;
    return say.of(use, { what, fix: `move what both need to ${tree.layout.shared || 'a module'}, by its job` });
  },
};
