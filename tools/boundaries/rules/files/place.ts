import { homeOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const place: Rule = {
  name: 'files/place',
  layer: 'imports',
  why: 'code that lies in no module, shared job, app or tool has no owner, and no rule holds for it',
  bad: 'libs/pricing.ts',
  good: 'libs/modules/billing/pricing.ts',
  tree({ layout, files }, say) {
    const floors = [layout.modules, layout.shared, layout.apps, layout.tools].filter((it) => it !== '').join(', ');
    const fix = `move it into a folder below ${floors}; a root file that must stay is named in "rootFiles"`;
    const lost = files.filter((file) => homeOf(file, layout).kind === 'nowhere');
    return lost.map((file) =>
      say.at({ file, line: 1, column: 1 }, { what: `${file} belongs to no part of the house`, fix }),
    );
  },
};
