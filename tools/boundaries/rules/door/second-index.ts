import type { Module, Tree } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';

export const secondIndex: Rule = {
  name: 'door/second-index',
  layer: 'imports',
  why: 'a second index.ts below the door is a second door: what a module offers is read in one file',
  bad: 'libs/modules/billing/invoices/index.ts',
  good: "libs/modules/billing/index.ts: export { InvoiceView } from './invoices/invoices.dto.js';",
  tree(tree, say) {
    if (tree.layout.door === '') return [];
    return tree.modules.flatMap((module) => {
      const own = `${module.folder}/${tree.layout.door}`;
      const fix = `rename it to what it is about, and offer what others need from ${own}`;
      return secondDoors(tree, module, own).map((file) =>
        say.at({ file, line: 1, column: 1 }, { what: `${module.name} has a door besides ${own}`, fix }),
      );
    });
  },
};

function secondDoors({ files, layout }: Tree, { folder }: Module, own: string): string[] {
  const stem = (path: string): string | undefined =>
    path
      .split('/')
      .at(-1)
      ?.replace(/\.[cm]?[jt]sx?$/, '');
  return files.filter(
    (file) => file.startsWith(`${folder}/`) && file !== own && stem(file)?.replace(/\.d$/, '') === stem(layout.door),
  );
}
