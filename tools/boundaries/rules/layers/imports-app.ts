import { nameOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const importsApp: Rule = {
  name: 'layers/imports-app',
  layer: 'imports',
  why: 'an app composes modules; who imports it takes all of them along',
  bad: "libs/modules/billing/x.ts: import { AppModule } from '../../../apps/api/app.module.js';",
  good: 'what both need moves to libs/shared, by its job',
  edge(use, say) {
    const { tree, edge, from, to, isOwn } = use;
    if (edge.via !== 'import' || edge.to.kind !== 'file' || to?.kind !== 'app' || isOwn) return null;
    const what = `${nameOf(from, tree.layout)} uses ${edge.to.file}`;
    return say.of(use, { what, fix: `move what both need to ${tree.layout.shared || 'a module'}, by its job` });
  },
};
