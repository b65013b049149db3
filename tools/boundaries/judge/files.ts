import type { Finding } from '../model/finding.ts';
import { homeOf } from '../model/layout.ts';
import type { Tree } from '../model/tree.ts';
import { finding } from './report.ts';

/** Files by themselves: their place, their folder's name, and that they can be read at all. */
export function judgeFiles(tree: Tree): Finding[] {
  return [...judgePlaces(tree), ...judgeNames(tree), ...judgeParsing(tree)];
}

function judgePlaces(tree: Tree): Finding[] {
  const { layout } = tree;
  const floors = [layout.modules, layout.shared, layout.apps, layout.tools].filter((it) => it !== '');
  const lost = tree.files.filter((file) => homeOf(file, layout).kind === 'nowhere');
  return lost.map((file) => {
    const fix = `move it into a folder below ${floors.join(', ')}; a root file that must stay is named in "rootFiles"`;
    return finding(
      tree,
      'files/place',
      { file, line: 1, column: 1 },
      { what: `${file} belongs to no part of the house`, fix },
    );
  });
}

/** One finding a folder, at its first file. */
function judgeNames(tree: Tree): Finding[] {
  const first = new Map<string, string>();
  for (const file of tree.files) {
    const folders = file.split('/').slice(0, -1);
    const depth = folders.findIndex((name) => tree.layout.notAJob.includes(name));
    if (depth < 0 || homeOf(file, tree.layout).kind === 'nowhere') continue;
    const folder = folders.slice(0, depth + 1).join('/');
    if (!first.has(folder)) first.set(folder, file);
  }
  return [...first].map(([folder, file]) => {
    const words = {
      what: `the folder ${folder} is named for what it is not`,
      fix: 'name it by its job: money, retries, paging …',
    };
    return finding(tree, 'files/job-name', { file, line: 1, column: 1 }, { ...words, subjects: [folder] });
  });
}

function judgeParsing(tree: Tree): Finding[] {
  return tree.unparsed.map(({ place, reason }) => {
    const fix = 'mend the syntax; data for tests that must stay broken belongs into a fixtures/ folder of a tool';
    return finding(tree, 'files/parse', place, { what: `${place.file} does not parse: ${reason}`, fix });
  });
}
