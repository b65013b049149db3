import type { DiImport, DiModule } from '../../model/di-graph.ts';
import type { Finding } from '../../model/finding.ts';
import type { Home } from '../../model/layout.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';
import { containerOf, isSame } from './container.ts';
import type { Container } from './container.ts';
import { called, ends, hasArrow } from './owners.ts';
import { ringsOf } from './ring.ts';

export const foreignImport: Rule = {
  name: 'di/foreign-import',
  layer: 'di',
  why: 'a Nest module that imports another can inject all that it exports: it is a use of that module, by whatever way it came',
  bad: '{ module: BillingModule, imports: [IdentityModule] } in the app, where billing has no arrow to identity',
  good: '"dependsOn": ["identity"] in billing/module.json, and imports: [IdentityModule] in billing.module.ts',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    const rings = new Set(ringsOf(container).flat());
    return container.graph.modules.flatMap((module) =>
      module.imports
        .filter(({ to }) => !(rings.has(module.id) && rings.has(to)))
        .flatMap((it) => judge({ tree, container, say }, module, it)),
    );
  },
};

interface Judging {
  readonly tree: Tree;
  readonly container: Container;
  readonly say: Say;
}

function judge({ tree, container, say }: Judging, module: DiModule, { to, place }: DiImport): Finding[] {
  const imported = container.module(to);
  const from = container.homeOfModule(module.id);
  const owner = container.homeOfModule(to);
  if (!imported || imported.internal || owner.kind !== 'module' || isSame(from, owner)) return [];
  const words = wordsFor({ tree, container, say }, from, owner, imported);
  return words ? [say.at(place, { ...words, ...ends(tree, place, imported.token, owner) })] : [];
}

function wordsFor({ tree, container }: Judging, from: Home, owner: Home, { token }: DiModule) {
  const who = called(from, tree);
  // Code that is nobody's in particular reaches features only as the app hands them over.
  if (!container.isOffered(token, owner) && from.kind !== 'nowhere') {
    return {
      what: `${who} imports ${token.text}, a Nest module inside ${owner.name} that its door does not offer`,
      fix: `import the module that the door of ${owner.name} offers`,
    };
  }
  if (hasArrow(tree, from, owner)) return null;
  return {
    what: `the Nest module of ${who} imports ${token.text}, and ${who} has no arrow to ${owner.name}`,
    fix: `declare the arrow if both owners agree, and import the module in that of ${who}; else publish an event, or ask through a port`,
  };
}
