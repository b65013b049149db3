import { resolve } from 'node:path';
import { assertEngines, installed } from './collect/engines.ts';
import type { Engines, Look } from './collect/tree.ts';
import { readTree } from './collect/tree.ts';
import { judge } from './judge/judge.ts';
import { CannotJudge } from './model/finding.ts';
import type { Verdict } from './model/finding.ts';
import type { LayerName } from './model/layer.ts';
import type { Tree } from './model/tree.ts';
import { catalogue } from './rules/catalogue.ts';
import type { Rule } from './rules/rule.ts';

export type Options = Look;

/** The repository as facts: what `why` and `diagram` read, and what the judge judges. */
export async function inspect(options: Options, engines: Engines = installed): Promise<Tree> {
  assertEngines(engines);
  return readTree({ ...options, root: resolve(options.root) }, engines);
}

/** Judges a repository. It throws {@link CannotJudge} alone, and answers `blind` where it saw too little. */
export async function judgeRepository(options: Options, engines: Engines = installed): Promise<Verdict> {
  try {
    const tree = await inspect(options, engines);
    return judge(tree, rulesOf(options.layers ?? new Set(tree.layout.layers)));
  } catch (error) {
    if (error instanceof CannotJudge) throw error;
    const { stack, message } = error as Error;
    throw new CannotJudge([`internal error: ${message}: report it with the lines below\n${stack}`]);
  }
}

/** Of a layer that is not looked at, no rule is asked. */
export const rulesOf = (layers: ReadonlySet<LayerName>): readonly Rule[] =>
  catalogue.filter(({ layer }) => layers.has(layer));
