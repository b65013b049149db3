import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const enhancer: Rule = {
  name: 'container/enhancer',
  layer: 'types',
  why: 'what runs around every route is part of every module: one that a feature adds changes all the others',
  bad: '{ provide: APP_GUARD, useClass: BillingGuard }',
  good: '@UseGuards(BillingGuard) on the controllers of billing',
  edge(use, say) {
    const { edge, from, isOwn, tree } = use;
    if (from.kind !== 'module' || isTestCode(edge.from.file, tree.layout)) return null;
    const isNamed =
      edge.form === 'provide-token' &&
      edge.names.includes('literal') &&
      edge.to.kind === 'name' &&
      /^APP_(GUARD|PIPE|FILTER|INTERCEPTOR)$/.test(edge.to.name);
    if (!isNamed && (edge.form !== 'enhancer' || isOwn)) return null;
    const thing = edge.names[0] && edge.form === 'enhancer' ? edge.names[0] : (edge.specifier ?? '');
    const fix =
      'put it on your own controllers (@UseGuards, @UseInterceptors; middleware forRoutes(OwnController)); what holds for ' +
      `every route is a job of ${tree.layout.shared}`;
    return say.at(edge.from, {
      what: `${from.name} sets ${thing} for routes that are not its own`,
      fix,
      subjects: [edge.from.file, thing],
    });
  },
};
