import type { Rule } from '../rule.ts';

export const forwardRef: Rule = {
  name: 'container/forward-ref',
  layer: 'types',
  why: 'a forward reference is how two modules that need each other are made to start; then neither can live alone',
  bad: '@Inject(forwardRef(() => IdentityFacade)) private readonly identity: IdentityFacade',
  good: 'constructor(private readonly identity: IdentityFacade) {}, along an arrow that goes one way',
  edge(use, say) {
    const { edge, from, isOwn } = use;
    if (edge.form !== 'forward-ref' || from.kind !== 'module' || isOwn) return null;
    const fix =
      'let the arrow go one way: name the class itself; what has to come back comes as an event, or as the answer to a port';
    return say.of(use, {
      what: `${from.name} refers to ${edge.specifier ?? 'what is computed'} before it exists`,
      fix,
    });
  },
};
