import { at } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import type { Cruise, CruiserRule, Tree } from '../model/tree.ts';
import { finding } from './report.ts';

const statements = new Set(['import', 'side-effect', 'export', 'export-star']);

/** Why this run must not be believed when it finds nothing. No figure is stored: the tree is counted by plainer means. */
export function blindnessOf(tree: Tree): string[] {
  const blind = [...tree.faults, ...tree.blindLayers];
  if (tree.modules.length === 0)
    blind.push(`no module in ${tree.layout.modules}: there is nothing to judge; name its folder in "modules"`);
  for (const [file, [specifier]] of tree.unread) {
    if (specifier !== undefined)
      blind.push(`${file} imports ${specifier}, and the syntax walk did not see it: ${hint}`);
  }
  return tree.cruise ? [...blind, ...unseenBy(tree.cruise, tree)] : blind;
}

const hint = 'run npm ci; if it stays, the gate and its engines disagree: report it';

function unseenBy({ files, specifiers }: Cruise, tree: Tree): string[] {
  const unread = tree.files.filter((file) => !files.has(file));
  const unseen = tree.edges.find(({ from, form, specifier }) => {
    const seen = specifiers.get(from.file);
    return seen && specifier !== null && statements.has(form) && !seen.has(specifier.replace(/^node:/, ''));
  });
  const count = `${tree.files.length - unread.length} of ${tree.files.length} files`;
  return [
    ...(unread[0] ? [`dependency-cruiser saw ${count}, not ${unread[0]}: ${hint}`] : []),
    ...(unseen
      ? [`${at(unseen.from)} imports ${unseen.specifier}, and dependency-cruiser did not see it: ${hint}`]
      : []),
  ];
}

/** A rule whose pattern matches no file and no package holds nothing. */
export function judgeEmptyRules(tree: Tree): Finding[] {
  const packages = tree.packages.map((name) => `node_modules/${name}/package.json`);
  if (!tree.cruise) return [];
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
