import type { Rule } from '../rule.ts';
import { containerOf } from './container.ts';
import { called } from './owners.ts';

export const enhancer: Rule = {
  name: 'di/enhancer',
  layer: 'di',
  why: 'what runs around every route is part of every module: one that a feature adds changes all the others',
  bad: "configure(consumer: MiddlewareConsumer) { consumer.apply(Meter).forRoutes('*'); }",
  good: '@UseGuards(BillingGuard) on the controllers of billing; consumer.apply(Meter).forRoutes(InvoicesController)',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    const attached = container.graph.providers
      .filter(({ enhancer: kind }) => kind !== null)
      .flatMap((provider) => {
        const home = container.homeOfProvider(provider);
        if (home.kind !== 'module') return [];
        const thing = provider.made?.text ?? provider.token.text;
        const fix = `put ${thing} on the controllers of ${home.name}; what holds for every route is a job of ${tree.layout.shared || 'the shared code'}`;
        const what = `${home.name} attaches ${thing} to every route, as ${provider.token.text}`;
        return [say.at(provider.place, { what, fix, subjects: [provider.place.file, provider.token.text] })];
      });
    const applied = container.graph.modules.flatMap((module) => {
      const home = container.homeOfModule(module.id);
      const { middleware } = module;
      if (home.kind !== 'module' || !middleware || middleware.routes?.length === 0) return [];
      const routes = middleware.routes?.join(', ') ?? 'routes that only a running program knows';
      const fix = 'apply it to your own controllers by their classes: forRoutes(InvoicesController)';
      const what = `${called(home, tree)} applies middleware to ${routes}`;
      return [say.at(middleware.place, { what, fix, subjects: [middleware.place.file, 'middleware'] })];
    });
    return [...attached, ...applied];
  },
};
