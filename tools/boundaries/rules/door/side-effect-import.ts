import { rightWay } from '../../judge/advice.ts';
import { foreignImport } from '../../judge/use.ts';
import { nameOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const sideEffectImport: Rule = {
  name: 'door/side-effect-import',
  layer: 'imports',
  why: 'it takes nothing from the module but what happens when it loads, which no contract shows',
  bad: "import '../identity/index.js';",
  good: "import { IdentityFacade } from '../identity/index.js';",
  edge(use, say) {
    const foreign = foreignImport(use);
    if (!foreign || use.edge.form !== 'side-effect') return null;
    const what = `${nameOf(use.from, use.tree.layout)} loads ${foreign.module.name} and takes nothing from it`;
    return say.of(use, { what, fix: `${rightWay(foreign.module, [], '')}; or delete the import` });
  },
};
