import { homeOf } from '../../model/layout.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';

export const jobName: Rule = {
  name: 'files/job-name',
  layer: 'imports',
  why: 'such a folder says nothing about what is inside, so everything ends up in it',
  bad: 'libs/shared/utils/round.ts',
  good: 'libs/shared/money/round.ts',
  tree(tree, say) {
    return [...firstFiles(tree)].map(([folder, file]) => {
      const what = `the folder ${folder} is named for what it is not`;
      const fix = 'name it by its job: money, retries, paging …';
      return say.at({ file, line: 1, column: 1 }, { what, fix, subjects: [folder] });
    });
  },
};

/** The first file of each folder whose name is no job. */
function firstFiles({ files, layout }: Tree): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const file of files) {
    const folders = file.split('/').slice(0, -1);
    const depth = folders.findIndex((name) => layout.notAJob.includes(name));
    if (depth < 0 || homeOf(file, layout).kind === 'nowhere') continue;
    const folder = folders.slice(0, depth + 1).join('/');
    if (!first.has(folder)) first.set(folder, file);
  }
  return first;
}
