import { isTestCode, roleOf } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule, Say, Use } from '../rule.ts';
import { isOfAnother, thingOf } from './ends.ts';

export const alias: Rule = {
  name: 'container/alias',
  layer: 'types',
  why: 'a token that stands for another class lets that class through the door under a name that may pass',
  bad: '{ provide: IdentityFacade, useExisting: UserRepository }',
  good: '{ provide: SeatPolicy, useClass: PlanSeats }, a port and who answers it',
  edge(use, say) {
    const { edge, from, tree } = use;
    const isJudged = (from.kind === 'module' || from.kind === 'app') && !isTestCode(edge.from.file, tree.layout);
    if (!isJudged || (edge.form !== 'binding' && edge.form !== 'binding-made')) return null;
    return foreign(use, say) ?? (from.kind === 'module' ? ownFacade(use, say) : null);
  },
};

function foreign(use: Use, say: Say): Finding | null {
  const { edge, from, owner } = use;
  if (!isOfAnother(use)) return null;
  const fix = `import ${owner?.name}’s module, and inject what its door offers under its own name`;
  const who = from.kind === 'module' ? from.name : edge.from.file;
  return say.of(use, {
    what: `${who} provides ${thingOf(use)}, which is ${owner?.name}'s, under ${tokenOf(use)}`,
    fix,
  });
}

/** What a facade's name stands for is that facade. */
function ownFacade(use: Use, say: Say): Finding | null {
  const { edge, from, tree } = use;
  const name = edge.names[0] ?? '';
  const offered = moduleNamed(tree, from.name)?.door?.offers.find((it) => it.name === name)?.from;
  if (!offered || roleOf(offered) !== 'facade') return null;
  const isFacade = edge.to.kind === 'file' && roleOf(edge.to.file) === 'facade';
  if (isFacade) return null;
  const fix = `list ${name} itself among the providers, and let it call what is behind it`;
  return say.of(use, { what: `${from.name} puts ${thingOf(use)} behind the name of its facade, ${name}`, fix });
}

const tokenOf = ({ edge }: Use): string => edge.names[0] || 'a token of its own';
