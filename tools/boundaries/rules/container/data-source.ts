import { isTestCode, nameOf, roleOf } from '../../model/layout.ts';
import type { Finding } from '../../model/finding.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule, Say, Use } from '../rule.ts';
import { isOfAnother, thingOf } from './ends.ts';

export const dataSource: Rule = {
  name: 'container/data-source',
  layer: 'types',
  why: 'a connection knows no tables that are its own: a repository of an own entity does, and only repositories have one',
  bad: 'billing.service.ts: constructor(private readonly source: DataSource) {}',
  good: "billing.repository.ts: constructor(@InjectRepository(Invoice, 'billing') private readonly invoices: Repository<Invoice>) {}",
  edge(use, say) {
    const { edge, from, tree } = use;
    if (from.kind !== 'module') return outside(use, say);
    if (edge.form === 'ambient-connection' || edge.form === 'data-source-token') {
      const isTest = edge.form === 'ambient-connection' && isTestCode(edge.from.file, tree.layout);
      return isTest ? null : connection(use, say);
    }
    if (edge.form === 'data-source-name') return source(use, say);
    return edge.form === 'repository-token' ? repository(use, say) : null;
  },
};

/** Shared code and apps serve every module, and know the data source of none. */
function outside(use: Use, say: Say): Finding | null {
  const { edge, from, tree } = use;
  const isNamed = edge.form === 'data-source-name' && edge.to.kind === 'name';
  const owner = isNamed ? moduleNamed(tree, edge.to.name) : undefined;
  if (!owner || from.kind === 'tool' || isTestCode(edge.from.file, tree.layout)) return null;
  const fix = `let ${owner.name} do it in a repository of its own, or take the name from the module that calls`;
  return say.of(use, { what: `${nameOf(from, tree.layout)} names the data source of ${owner.name}`, fix });
}

function connection(use: Use, say: Say): Finding {
  const { edge, from } = use;
  const fix =
    'write the query in a *.repository.ts, on the Repository<Entity> that @InjectRepository gives it; transactions are ' +
    'opened by the kernel’s unit of work';
  return say.of(use, { what: `${from.name} has ${edge.names.join()} given to it by the container`, fix });
}

function source(use: Use, say: Say): Finding | null {
  const { edge, from } = use;
  if (edge.to.kind === 'name' && edge.to.name === from.name) return null;
  const fix = `give the name of this module: ${edge.names[0]}(…, '${from.name}')`;
  return say.of(use, { what: `${from.name} names ${thingOf(use)} as the data source of its repository`, fix });
}

function repository(use: Use, say: Say): Finding | null {
  const { edge, from, isOwn, tree, owner } = use;
  const isHere = roleOf(edge.from.file) === 'repository' || isTestCode(edge.from.file, tree.layout);
  const thing = thingOf(use);
  if (isOfAnother(use)) {
    const fix = `ask ${owner?.name} through its facade; if no method fits, ask its owner for one`;
    return say.of(use, { what: `${from.name} injects the repository of ${thing}, an entity of ${owner?.name}`, fix });
  }
  if (!isOwn) {
    const fix = 'name the entity’s class, which this module declares';
    return say.of(use, {
      what: `${from.name} injects a repository of ${thing}, and whose entity that is cannot be seen`,
      fix,
    });
  }
  if (isHere) return null;
  const fix = 'move the query to a *.repository.ts, one a method, and call that';
  return say.at(edge.from, {
    what: `${from.name} injects the repository of ${thing} outside of a *.repository.ts`,
    fix,
    subjects: [edge.from.file, '@nestjs/typeorm'],
  });
}
