import type { DiInjection } from '../../model/di-graph.ts';
import { dataToken } from '../../model/di-graph.ts';
import type { Finding } from '../../model/finding.ts';
import { homeOf, roleOf } from '../../model/layout.ts';
import type { Module, Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';
import { containerOf } from './container.ts';
import type { Container } from './container.ts';
import { ends } from './owners.ts';

export const ambientData: Rule = {
  name: 'di/ambient-data',
  layer: 'di',
  why: 'a repository in the container is a table in the container: rows are reached through the *.repository.ts of their own module',
  bad: "billing.service.ts: constructor(@Inject('billing_InvoiceRepository') private readonly rows: Rows) {}",
  good: "billing.repository.ts: constructor(@InjectRepository(Invoice, 'billing') private readonly rows: Repository<Invoice>) {}",
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    return container.graph.injections.flatMap((it) => judge(tree, container, it, say));
  },
};

function judge(tree: Tree, container: Container, { from, to, place }: DiInjection, say: Say): Finding[] {
  const user = container.provider(from);
  const target = container.provider(to);
  const data = target && dataToken(target.token);
  if (!user || !target || !data || !isData(container, target.module, data.source)) return [];
  const declared = (user.made ?? container.module(user.module)?.token)?.declared;
  if (!declared) return [];
  const home = homeOf(declared.file, tree.layout);
  const { orm, shared } = tree.layout;
  if (home.kind === 'shared' && (orm.jobs.includes(home.name) || shared === '')) return [];
  const owner = container.ownerOfData(data);
  const isHere = data.kind === 'repository' && orm.roles.includes(roleOf(declared.file));
  if (isHere && (owner === undefined || owner.name === home.name)) return [];
  const words = {
    what: whatOf(user.token.text, target.token.text, owner, home.name),
    fix: fixOf(data.kind, owner, home.name),
  };
  const ownHome = owner ? ({ kind: 'module', name: owner.name } as const) : home;
  return [say.at(place, { ...words, ...ends(tree, place, target.token, ownHome) })];
}

/** A class of a stranger may be called `…Repository` and be injected by that name: TypeORM's stand beside a data source. */
function isData(container: Container, module: string, source: string): boolean {
  const tokens = container.graph.providers.filter((it) => it.module === module).map(({ token }) => dataToken(token));
  const isEntity = tokens.some((it) => it?.kind === 'repository' && container.ownerOfData(it) !== undefined);
  return isEntity || tokens.some((it) => it?.kind === 'data-source' && it.source === source);
}

const whatOf = (user: string, token: string, owner: Module | undefined, home: string): string =>
  owner && owner.name !== home
    ? `${user} is given ${token}: the rows of ${owner.name}`
    : `${user} is given ${token} outside of a *.repository.ts`;

const fixOf = (kind: string, owner: Module | undefined, home: string): string => {
  if (owner && owner.name !== home)
    return `ask ${owner.name} through its facade; if no method fits, ask its owner for one`;
  return kind === 'repository'
    ? 'move the query to a *.repository.ts, one a method, and call that'
    : 'write the query in a *.repository.ts, on the repository of its entity; the connection stays with the kernel';
};
