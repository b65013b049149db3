import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const inventory: Rule = {
  name: 'container/inventory',
  layer: 'types',
  why: 'who holds the list of all providers can reach into every module, and none of them knows',
  bad: 'constructor(private readonly discovery: DiscoveryService) {}',
  good: 'libs/shared/http/routes/route-table.ts: constructor(private readonly discovery: DiscoveryService) {}',
  edge(use, say) {
    const { edge, from, tree } = use;
    const isOfTest = edge.names[0] === 'NestFactory' && isTestCode(edge.from.file, tree.layout);
    if (edge.form !== 'inventory' || from.kind !== 'module' || isOfTest) return null;
    const fix =
      'inject what you need by its class; what has to know every module (a registry, a table of routes) is a job of ' +
      `${tree.layout.shared}, to which modules announce themselves`;
    const subjects = [edge.from.file, edge.names[0] ?? ''];
    return say.at(edge.from, {
      what: `${from.name} uses ${edge.names.join()}, which lists what all modules have`,
      fix,
      subjects,
    });
  },
};
