import { ownerOfName } from '../../judge/say.ts';
import { isTestCode, roleOf } from '../../model/layout.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule, Say, Use } from '../rule.ts';
import { isOfAnother, isOffered, thingOf } from './ends.ts';

export const token: Rule = {
  name: 'container/token',
  layer: 'types',
  why: 'a token is how two modules meet in the container: a text, or a constant that nobody exports, meets behind the doors',
  bad: "constructor(@Inject('IDENTITY_REPO') private readonly users: UserStore) {}",
  good: 'constructor(private readonly identity: IdentityFacade) {}',
  edge(use, say) {
    const { edge, from } = use;
    if (edge.form !== 'inject-token' && edge.form !== 'provide-token') return null;
    const isJudged = from.kind === 'module' || from.kind === 'app' || from.kind === 'shared';
    return isJudged ? judge(use, say) : null;
  },
};

function judge(use: Use, say: Say): Finding | null {
  const { tree, edge, from, isOwn } = use;
  const { to } = edge;
  const verb = edge.form === 'inject-token' ? 'injects' : 'provides';
  const what = `${from.kind === 'module' ? from.name : edge.from.file} ${verb} ${thingOf(use)}`;
  if (to.kind === 'unknown') {
    // Shared code and apps make tokens for whoever calls them: the callers are judged.
    if (from.kind !== 'module') return null;
    const fix = 'name a class, or a constant that the file or its module declares with a text or a Symbol()';
    return say.of(use, { what: `${what}, and which token that is only a running program knows`, fix });
  }
  if (to.kind === 'name') {
    const owner = ownerOfName(tree, to.name);
    const isShared = from.kind === 'shared' || (from.kind === 'app' && !owner);
    const isLiteral = edge.names.includes('literal');
    if (isShared ? !owner : owner ? owner.name === from.name : !isLiteral) return null;
    const whose = owner ? `a name of ${owner.name}` : 'a text that belongs to nobody';
    const fix = owner
      ? `inject what ${owner.name} offers through its door, by its class`
      : 'name a class, or declare the token as a constant in a file of this module';
    return say.of(use, { what: `${what}: ${whose}`, fix });
  }
  if (!isOfAnother(use) || isOwn) return null;
  if (isOffered(use) && (verb === 'injects' || isAnswer(use) || isTestCode(edge.from.file, tree.layout))) return null;
  const fix =
    verb === 'injects'
      ? `inject what ${use.owner?.name} offers through its door, by its class`
      : `provide classes of your own and answers to ports; ${use.owner?.name} alone says what stands behind its facade`;
  return say.of(use, { what: `${what}, which is ${use.owner?.name}'s own`, fix });
}

/** A port of another module is there to be answered. */
const isAnswer = ({ edge }: Use): boolean => edge.to.kind === 'file' && roleOf(edge.to.file) === 'ports';
