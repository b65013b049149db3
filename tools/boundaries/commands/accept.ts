import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractOf, contractText } from '../contract/contract.ts';
import { deltaOf, readContract } from '../contract/delta.ts';
import { inspect } from '../inspect.ts';
import type { Options } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Tree } from '../model/tree.ts';

/** Rewrites the contract of every module as the tree wants it, and says what changed, line by line. */
export async function accept(options: Options): Promise<string> {
  const tree = await inspect({ ...options, layers: new Set(['imports', 'types']) });
  const contracts = contractsOf(tree);
  const told = [...contracts].flatMap(([file, text]) => write(join(options.root, file), file, text));
  const unchanged = contracts.size - new Set(told.map((line) => line.replace(/ .*$/, ''))).size;
  return [...told, `accept: ${contracts.size} contracts, ${unchanged} unchanged`, ''].join('\n');
}

/** The texts of all contracts, by file. @throws CannotJudge where a module is not known well enough to promise anything */
function contractsOf(tree: Tree): Map<string, string> {
  const { layout, modules, faults } = tree;
  if (layout.contract === '')
    throw new CannotJudge(['this repository keeps no contracts: name their file in "contract"']);
  if (faults.length > 0) throw new CannotJudge(faults);
  const lacking = modules.filter((module) => !contractOf(tree, module)).map(({ name }) => name);
  if (lacking.length > 0) {
    throw new CannotJudge(
      lacking.map((it) => `${it} has no manifest or no door: write ${layout.manifest} and ${layout.door}`),
    );
  }
  return new Map(
    modules.flatMap((module) => {
      const contract = contractOf(tree, module);
      return contract ? [[`${module.folder}/${layout.contract}`, contractText(contract)] as const] : [];
    }),
  );
}

function write(path: string, file: string, text: string): string[] {
  const stands = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (stands === text) return [];
  writeFileSync(path, text);
  if (stands === null) return [`${file} is new`];
  const delta = deltaOf(readContract(stands), readContract(text));
  return delta.length > 0 ? delta.map((line) => `${file} ${line}`) : [`${file} is written in another form`];
}
