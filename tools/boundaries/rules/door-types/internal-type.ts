import type { Rule } from '../rule.ts';
import { isOfOrm, isPublicFile, judgeReaches, publicFiles, seen } from './reaches.ts';

export const internalType: Rule = {
  name: 'door/internal-type',
  layer: 'types',
  why: 'what can be reached through a door cannot change unseen: it has to stand in a file that is meant for others',
  bad: '// billing.facade.ts\nprice(id: string) { return this.prices.of(id); }   // Price is declared in billing.service.ts',
  good: '// billing.dto.ts\nexport interface Price { readonly cents: number }',
  tree: (tree, say) =>
    judgeReaches(tree, say, (reach) => {
      const { home, isOwn, kind, module, name } = reach;
      if (kind !== 'type' || !home || (home.kind === 'module' && !isOwn)) return null;
      if (isPublicFile(reach) || (isOwn && isOfOrm(reach))) return null;
      const fix = `move ${name} to one of ${publicFiles(tree)} in ${module} and name it in the door, or give plain data instead`;
      return { what: seen(reach), fix };
    }),
};
