import type { DiModule, DiProvider, DiToken } from '../../model/di-graph.ts';
import type { Finding } from '../../model/finding.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';
import { containerOf } from './container.ts';
import type { Container } from './container.ts';
import { ends } from './owners.ts';

export const standIn: Rule = {
  name: 'di/stand-in',
  layer: 'di',
  why: 'a facade’s name that stands for another class lets that class through the door under a name that may pass',
  bad: 'providers: [UsersRepository, { provide: IdentityFacade, useExisting: UsersRepository }], exports: [IdentityFacade]',
  good: 'providers: [UsersRepository, IdentityFacade], exports: [IdentityFacade]',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    return container.graph.modules
      .filter((it) => container.homeOfModule(it.id).kind === 'module' && container.isReachable(it))
      .flatMap((it) => judgeModule(tree, container, it, say));
  },
};

function judgeModule(tree: Tree, container: Container, module: DiModule, say: Say): Finding[] {
  const home = container.homeOfModule(module.id);
  const exported = module.exports.flatMap(({ what }) => ('token' in what ? [what.token] : []));
  const offered = exported.filter(
    (it) => it.kind === 'class' && container.isOffered(it, home) && !container.isPort(it),
  );
  return container.graph.providers
    .filter(
      (it) => it.module === module.id && it.role === 'provider' && offered.some((token) => isOne(token, it.token)),
    )
    .filter((it) => !isReal(container, it))
    .map((it) => {
      const [given] = container.targetsOf(it.id);
      const behind = it.how === 'class' || it.how === 'value' ? it.made : (given?.made ?? given?.token ?? null);
      const what = `${home.name} puts ${behind?.text ?? `a ${it.how}`} behind the name that it offers as ${it.token.text}`;
      const fix = `list ${it.token.text} itself among the providers, and let it call what is behind it`;
      return say.at(it.place, { what, fix, ...ends(tree, it.place, behind ?? it.token, home) });
    });
}

/** Whether what a name stands for is that very class, or one that extends it. */
function isReal(container: Container, provider: DiProvider): boolean {
  if (provider.how === 'factory') return provider.builds === 'itself';
  if (provider.how !== 'alias') return provider.isItself;
  const [target] = container.targetsOf(provider.id);
  const made = target ? [target.token, ...(target.made ? [target.made] : []), ...target.bases] : [];
  return made.some((it) => isOne(it, provider.token)) && target !== undefined && isReal(container, target);
}

const isOne = (a: DiToken, b: DiToken): boolean =>
  a.declared !== null && a.declared.file === b.declared?.file && a.declared.name === b.declared.name;
