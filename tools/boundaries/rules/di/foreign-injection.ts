import type { DiInjection, DiProvider } from '../../model/di-graph.ts';
import { dataToken } from '../../model/di-graph.ts';
import type { Finding } from '../../model/finding.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';
import { containerOf, isSame } from './container.ts';
import type { Container } from './container.ts';
import { called, ends, hasArrow } from './owners.ts';

export const foreignInjection: Rule = {
  name: 'di/foreign-injection',
  layer: 'di',
  why: 'what the container hands over is a use, by whatever token and over whichever module it came',
  bad: 'constructor(@Inject(Shelf) private readonly users: unknown) {}, where a shared module passes identity’s repository on as Shelf',
  good: 'constructor(private readonly identity: IdentityFacade) {}, along a declared arrow',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    return container.graph.injections.flatMap((it) => judge(tree, container, it, say));
  },
};

function judge(tree: Tree, container: Container, { from, to, place }: DiInjection, say: Say): Finding[] {
  const user = container.provider(from);
  const target = container.provider(to);
  if (!user || !target || isPassage(container, user) || dataToken(target.token)) return [];
  const here = container.homeOfProvider(user);
  return behind(container, target).flatMap((given) => {
    const owner = container.homeOfProvider(given);
    if (owner.kind !== 'module' || isSame(owner, here) || container.isPort(target.token)) return [];
    const isOffered = container.isOffered(given.token, owner);
    // A class that is registered twice, or exported though no door offers it, is told where that is done.
    if (!isSame(container.homeOfModule(given.module), owner) || (given === target && !isOffered)) return [];
    if (isOffered && here.kind !== 'shared' && hasArrow(tree, here, owner)) return [];
    const way = given === target ? '' : `, by way of ${target.token.text}`;
    const reason = isOffered
      ? here.kind === 'shared'
        ? 'and shared code knows no module'
        : `and has no arrow to ${owner.name}`
      : `which the door of ${owner.name} does not offer`;
    const what = `${called(here, tree)} is given ${given.token.text} of ${owner.name}${way}, ${reason}`;
    const fix = `declare the arrow and inject the facade that the door of ${owner.name} offers, or ask through a port`;
    return [say.at(place, { what, fix, ...ends(tree, place, given.made ?? given.token, owner) })];
  });
}

/** Aliases and factories that are no feature's hand on what they are given: what stands behind them counts. */
function behind(
  container: Container,
  target: DiProvider,
  seen: ReadonlySet<string> = new Set(),
): readonly DiProvider[] {
  if (!isPassage(container, target) || seen.has(target.id)) return [target];
  const known = new Set([...seen, target.id]);
  return container
    .targetsOf(target.id)
    .flatMap((it) => (container.isPort(it.token) ? [] : behind(container, it, known)));
}

function isPassage(container: Container, provider: DiProvider): boolean {
  const isMade = provider.how === 'class' || provider.how === 'value';
  return !isMade && container.homeOfModule(provider.module).kind !== 'module';
}
