import { cruiserRules } from '../../cruiser/rules.ts';
import { homesteadOf } from '../../model/floors.ts';
import type { CruiserRule, Tree } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';

/** A pattern that matches no file and no package holds nothing. */
export const emptyRule: Rule = {
  name: 'floors/empty-rule',
  layer: 'imports',
  why: 'a rule that matches nothing holds nothing: most often its path has a slip',
  bad: '"orm": { "packages": ["typeromm"] }',
  good: '"orm": { "packages": ["typeorm"] }',
  tree(tree, say) {
    const { configFile } = tree;
    return [...emptyPatterns(tree), ...emptyFloors(tree)].map(([name, pattern]) => {
      const what = `the pattern ${pattern} of ${name} matches no file and no package`;
      const fix = 'mend the folder or name in boundaries.config.json ("" for a floor that is not there)';
      return say.at({ file: configFile, line: 1, column: 1 }, { what, fix, subjects: [name, pattern] });
    });
  },
};

type Empty = [name: string, pattern: string];

function emptyPatterns(tree: Tree): Empty[] {
  const known = pathsIn(tree);
  const matchesNothing = (pattern: string): boolean => {
    const matches = new RegExp(pattern);
    return !known.some((path) => matches.test(path));
  };
  const rules = cruiserRules(tree.layout, tree.modules);
  return rules.flatMap((rule) =>
    patternsOf(rule)
      .filter(matchesNothing)
      .map((pattern): Empty => [rule.name, pattern]),
  );
}

/** Entries of floors that are given as lists. */
const emptyFloors = ({ files, layout: { patterns } }: Tree): Empty[] =>
  patterns
    .filter((it) => !files.some((file) => homesteadOf(file, [it])))
    .map(({ kind, pattern }): Empty => [kind, pattern]);

/** Every file of the repository, and a file of every package that it uses or names. */
function pathsIn({ files, packages, edges, cruise }: Tree): string[] {
  const used = edges.flatMap(({ to, via }) => (via === 'import' && to.kind === 'package' ? [to.name] : []));
  const names = [...new Set([...packages, ...used])];
  return [...files, ...(cruise?.targets ?? []), ...names.map((name) => `node_modules/${name}/package.json`)];
}

/** The rule on folders without a job is the one that a tidy tree does not match. */
function patternsOf({ name, from, to }: CruiserRule): string[] {
  if (name === 'files/job-name') return [];
  const patterns = [from.path, to.path, to.viaOnly?.path].filter((pattern) => pattern !== undefined);
  return patterns.map((pattern) => pattern.replaceAll('$1', '[^/]+'));
}
