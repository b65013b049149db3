import type { Rule } from '../rule.ts';

export const manifest: Rule = {
  name: 'manifest/missing',
  layer: 'imports',
  why: 'without a manifest a module has no owner and no arrows',
  bad: 'libs/modules/billing/ without module.json',
  good: '{ "name": "billing", "owner": "team-money", "purpose": "…", "dependsOn": [], "listensTo": [], "removable": true }',
  tree({ modules, layout }, say) {
    const nameless = modules.filter(({ hasManifest }) => !hasManifest);
    return nameless.map(({ name, manifestFile: file }) => {
      const fix = `write ${file} with name, owner, purpose, dependsOn, listensTo and removable`;
      return say.at({ file, line: 1, column: 1 }, { what: `${name} has no ${layout.manifest}`, fix });
    });
  },
};
