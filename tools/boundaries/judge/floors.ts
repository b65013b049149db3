import { at } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import type { CruiserRule, Tree } from '../model/tree.ts';
import { finding } from './report.ts';

const statements = new Set(['import', 'side-effect', 'export', 'export-star']);

/** Why this run must not be believed when it finds nothing. No figure is stored: the tree is counted by plainer means. */
export function blindnessOf(tree: Tree): string[] {
  const hint = 'run npm ci; if it stays, the gate and its engines disagree: report it';
  const uncruised = tree.files.filter((file) => !tree.cruise.files.has(file));
  const blind = [...tree.faults];
  if (tree.modules.length === 0)
    blind.push(`no module in ${tree.layout.modules}: there is nothing to judge; name its folder in "modules"`);
  if (uncruised.length > 0) {
    blind.push(
      `dependency-cruiser saw ${tree.files.length - uncruised.length} of ${tree.files.length} files, not ${uncruised[0]}: ${hint}`,
    );
  }
  for (const [file, [specifier]] of tree.unread) {
    if (specifier !== undefined)
      blind.push(`${file} imports ${specifier}, and the syntax walk did not see it: ${hint}`);
  }
  const unseen = tree.edges.filter(({ from, form, specifier }) => {
    const seen = tree.cruise.specifiers.get(from.file);
    return seen && specifier !== null && statements.has(form) && !seen.has(specifier.replace(/^node:/, ''));
  });
  if (unseen[0])
    blind.push(`${at(unseen[0].from)} imports ${unseen[0].specifier}, and dependency-cruiser did not see it: ${hint}`);
  return blind;
}

/** A rule whose pattern matches no file and no package holds nothing. */
export function judgeEmptyRules(tree: Tree): Finding[] {
  const packages = tree.packages.map((name) => `node_modules/${name}/package.json`);
  const known = [...tree.files, ...tree.cruise.targets, ...packages];
  const place = { file: tree.configFile, line: 1, column: 1 };
  return tree.cruise.rules.flatMap((rule) =>
    patternsOf(rule)
      .filter((pattern) => !known.some((path) => new RegExp(pattern).test(path)))
      .map((pattern) => {
        const what = `the pattern ${pattern} of ${rule.name} matches no file and no package`;
        const fix = 'mend the folder or name in boundaries.config.json ("" for a floor that is not there)';
        return finding(tree, 'floors/empty-rule', place, { what, fix, subjects: [rule.name, pattern] });
      }),
  );
}

/** The rule on folders without a job is the one that a tidy tree does not match. */
function patternsOf({ name, from, to }: CruiserRule): string[] {
  if (name === 'files/job-name') return [];
  const patterns = [from.path, to.path, to.viaOnly?.path].filter((pattern) => pattern !== undefined);
  return patterns.map((pattern) => pattern.replaceAll('$1', '[^/]+'));
}
