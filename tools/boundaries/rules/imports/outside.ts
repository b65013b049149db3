import { isProduct } from '../../judge/use.ts';
import { targetName } from '../../judge/say.ts';
import { homeOf, nameOf } from '../../model/layout.ts';
import type { Layout } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const outside: Rule = {
  name: 'imports/outside',
  layer: 'imports',
  why: 'code outside the house (a build’s output, a hidden folder, another checkout) obeys none of its rules',
  bad: "import { IdentityService } from '../../../dist/libs/modules/identity/identity.service.js';",
  good: "import { IdentityFacade } from '../identity/index.js';",
  edge(use, say) {
    const { tree, edge, from } = use;
    const isOutside =
      edge.to.kind === 'outside' || (edge.to.kind === 'file' && isCodeOfNobody(edge.to.file, tree.layout));
    if (edge.via !== 'import' || !isOutside || !isProduct(from)) return null;
    const place = 'which belongs to no module, shared job, app or tool';
    const what = `${nameOf(from, tree.layout)} uses ${targetName(edge)}, ${place}`;
    return say.of(use, { what, fix: 'use the source that it was made from, by its door' });
  },
};

/** Data at the root (package.json, .swcrc) is everybody's; code there is not. */
function isCodeOfNobody(file: string, layout: Layout): boolean {
  const isRootData = !file.includes('/') && !/\.[cm]?[jt]sx?$/.test(file);
  return homeOf(file, layout).kind === 'nowhere' && !isRootData;
}
