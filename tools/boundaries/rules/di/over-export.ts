import type { DiExport, DiModule, DiToken } from '../../model/di-graph.ts';
import type { Finding } from '../../model/finding.ts';
import type { Home } from '../../model/layout.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';
import { containerOf, isSame } from './container.ts';
import type { Container } from './container.ts';
import { called, ends } from './owners.ts';

export const overExport: Rule = {
  name: 'di/over-export',
  layer: 'di',
  why: 'whatever a Nest module exports can be injected by all who import it: the container has a door, too, and it is the same one',
  bad: '@Module({ providers: [UsersRepository, IdentityFacade], exports: [IdentityFacade, UsersRepository] })',
  good: '@Module({ providers: [UsersRepository, IdentityFacade], exports: [IdentityFacade] })',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    const done = new Set<string>();
    return container.graph.modules
      .filter((it) => !it.internal && container.isReachable(it))
      .flatMap((it) => judgeModule({ tree, container, say }, it, done));
  },
};

interface Judging {
  readonly tree: Tree;
  readonly container: Container;
  readonly say: Say;
}

function judgeModule(judging: Judging, module: DiModule, done: Set<string>): Finding[] {
  if (done.has(module.id)) return [];
  done.add(module.id);
  const home = judging.container.homeOfModule(module.id);
  return module.exports.flatMap((it) => {
    if ('token' in it.what) return home.kind === 'module' ? judgeToken(judging, home, it, it.what.token) : [];
    return judgeReexport(judging, home, it, it.what.module, done);
  });
}

function judgeToken({ tree, container, say }: Judging, home: Home, { place }: DiExport, token: DiToken): Finding[] {
  if (container.isOffered(token, home) || container.isPort(token)) return [];
  const what = `${home.name} exports ${token.text} from its Nest module, and its door does not offer it`;
  const fix = `export the facade instead, and let it do what is needed; an answer to a port is exported by the port's class`;
  return [say.at(place, { what, fix, ...ends(tree, place, token, home) })];
}

/** What a module passes on is exported by it, too. A part of the same module is looked into; any other is a finding. */
function judgeReexport(judging: Judging, home: Home, it: DiExport, id: string, done: Set<string>): Finding[] {
  const { tree, container, say } = judging;
  const passed = container.module(id);
  if (!passed) return [];
  const owner = container.homeOfModule(id);
  const isOwnPart = isSame(owner, home) && isSame(container.homeOfToken(passed.token) ?? owner, home);
  if (isOwnPart) return judgeModule(judging, passed, done);
  if (home.kind !== 'module' && owner.kind !== 'module') return [];
  const what = `${called(home, tree)} passes on ${passed.token.text}, with all that it exports`;
  const fix = `leave ${passed.token.text} out of "exports": who needs it imports it, along an arrow of its own`;
  return [say.at(it.place, { what, fix, ...ends(tree, it.place, passed.token, owner) })];
}
