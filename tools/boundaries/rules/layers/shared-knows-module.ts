import { foreignImport, listed } from '../../judge/use.ts';
import { nameOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const sharedKnowsModule: Rule = {
  name: 'layers/shared-knows-module',
  layer: 'imports',
  why: 'shared code serves every module; one that it knows is a part of all the others',
  bad: "libs/shared/http/guard.ts: import { IdentityFacade } from '../../modules/identity/index.js';",
  good: 'libs/shared/http declares a port (abstract class), and identity implements it',
  edge(use, say) {
    const foreign = foreignImport(use);
    if (!foreign || use.from.kind !== 'shared') return null;
    const user = nameOf(use.from, use.tree.layout);
    const what = `${user} uses ${listed(use.edge.names)} of ${foreign.file}`;
    const { name } = foreign.module;
    const port = `declare the rest as a port (an abstract class) in ${user}`;
    const fix = `move what is about ${name} alone to ${name}; ${port}, and let ${name} implement it`;
    return say.of(use, { what, fix });
  },
};
