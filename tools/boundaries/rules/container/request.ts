import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const request: Rule = {
  name: 'container/request',
  layer: 'types',
  why: 'a property put on a request here and read there is a parameter between modules that no signature shows',
  bad: "request.plan = 'pro', and in another module: request.plan",
  good: 'ask the facade, or read a typed accessor of libs/shared/http',
  edge(use, say) {
    const { edge, from, tree } = use;
    const isJudged = from.kind === 'module' && !isTestCode(edge.from.file, tree.layout);
    if (!isJudged || (edge.form !== 'request-write' && edge.form !== 'request-read')) return null;
    const does =
      edge.form === 'request-write'
        ? 'puts something on a request or reply'
        : 'reads of a request what HTTP does not know';
    const fix =
      'pass it as a parameter, or ask the facade of who knows it; what every request carries has a typed accessor in ' +
      `${tree.layout.shared}/http`;
    return say.of(use, { what: `${from.name} ${does}: ${edge.specifier}`, fix });
  },
};
