import type { Rule } from '../rule.ts';

export const missing: Rule = {
  name: 'door/missing',
  layer: 'imports',
  why: 'a module without a door cannot be used, and invites everybody to climb in by the window',
  bad: 'libs/modules/billing/ without index.ts',
  good: "libs/modules/billing/index.ts: export { BillingModule } from './billing.module.js';",
  tree({ modules, layout }, say) {
    const doorless = modules.filter(({ door }) => door === null);
    return doorless.map(({ name, folder }) => {
      const file = `${folder}/${layout.door || `${name}.module.ts`}`;
      const fix = `write ${file}, naming the Nest module and what others may use of it`;
      return say.at({ file, line: 1, column: 1 }, { what: `${name} has no ${layout.door || '*.module.ts'}`, fix });
    });
  },
};
