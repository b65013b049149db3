import type { Rule } from '../rule.ts';
import { isInEvent, isPublicFile, judgeReaches, seen } from './reaches.ts';

export const forgottenExport: Rule = {
  name: 'door/forgotten-export',
  layer: 'types',
  why: 'callers get a type that they cannot name: they copy it, or climb in by the window for it',
  bad: '// index.ts\nexport { BillingFacade } from …   // and BillingFacade.price gives a Price that the door does not name',
  good: "export { BillingFacade } from './billing.facade.js';\nexport type { Price } from './billing.dto.js';",
  tree: (tree, say) =>
    judgeReaches(tree, say, (reach) => {
      const { kind, isOwn, isOffered, as, module, name, to } = reach;
      if (kind !== 'type' || !isOwn || isOffered || as === 'base' || isInEvent(reach) || !isPublicFile(reach))
        return null;
      const folder = `${tree.layout.modules}/${module}/`;
      const from = to.kind === 'file' ? to.file.replace(folder, './') : '';
      const fix = `add ${name} of ${from} to ${folder}${tree.layout.door}, or write the type out where it is used`;
      return { what: `${seen(reach)}, and the door does not name it`, fix };
    }),
};
