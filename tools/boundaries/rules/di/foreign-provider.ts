import type { DiProvider } from '../../model/di-graph.ts';
import type { Finding } from '../../model/finding.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';
import { containerOf, isSame } from './container.ts';
import type { Container } from './container.ts';
import { called, ends } from './owners.ts';

export const foreignProvider: Rule = {
  name: 'di/foreign-provider',
  layer: 'di',
  why: 'a class that two modules register is built twice, with the second one’s dependencies: it stops being the owner’s',
  bad: 'providers: [InvoicesService, IdentityFacade] in billing',
  good: 'imports: [IdentityModule] in billing, and IdentityFacade is injected as identity has built it',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    return container.graph.providers.flatMap((it) => judge(tree, container, it, say));
  },
};

function judge(tree: Tree, container: Container, provider: DiProvider, say: Say): Finding[] {
  const here = container.homeOfModule(provider.module);
  const { place, made, token } = provider;
  const of = (target: typeof token, what: string, fix: string): Finding[] => {
    const owner = container.homeOfToken(target);
    return owner?.kind === 'module' && !isSame(owner, here)
      ? [say.at(place, { what: `${called(here, tree)} ${what}`, fix, ...ends(tree, place, target, owner) })]
      : [];
  };
  const madeHere =
    made && provider.how === 'class'
      ? of(
          made,
          `registers ${made.text}, a class of another module, among its own`,
          `import the Nest module that exports it, and inject it as its owner has built it`,
        )
      : [];
  if (madeHere.length > 0 || container.isPort(token)) return madeHere;
  return of(
    token,
    `gives its own answer to ${token.text}, which another module answers`,
    'provide classes of your own, and answers to ports; a fake belongs into a spec',
  );
}
