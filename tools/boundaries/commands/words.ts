import { parseArgs } from 'node:util';
import type { Options } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import { layerNames } from '../model/layer.ts';

/** A command line, read. */
export interface Words {
  readonly name: string;
  readonly rest: readonly string[];
  readonly look: Options;
  readonly format: string;
  readonly isHelp: boolean;
  /** Options that belong to one command alone. */
  readonly flags: Readonly<Record<Flag, boolean>>;
}

type Flag = 'shrink';

export function readWords(args: readonly string[]): Words {
  const { values, positionals } = parse(args);
  const [name = 'judge', ...rest] = positionals;
  const layers = layersFrom(values.only, values.skip);
  return {
    ...{ name, rest },
    look: {
      root: values.root ?? '.',
      config: values.config,
      ...(layers ? { layers } : {}),
      alone: values.alone ?? false,
      isFresh: values['no-cache'] ?? false,
    },
    format: values.format ?? 'human',
    isHelp: values.help ?? false,
    flags: { shrink: values.shrink ?? false },
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const judging = {
    root: text,
    config: text,
    format: text,
    only: text,
    skip: text,
    alone: flag,
    'no-cache': flag,
  } as const;
  const options = { ...judging, shrink: flag, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CannotJudge([`${(error as Error).message} (--help lists the options)`]);
  }
}

/** Undefined: all of them. */
function layersFrom(only: string | undefined, skip: string | undefined): ReadonlySet<LayerName> | undefined {
  if (only === undefined && skip === undefined) return undefined;
  const skipped = named(skip);
  const chosen = (only === undefined ? layerNames : named(only)).filter((it) => !skipped.includes(it));
  if (chosen.length === 0) throw new CannotJudge(['no layer is left to judge by: name one by --only, or skip fewer']);
  return new Set(chosen);
}

function named(list: string | undefined): LayerName[] {
  const names = list?.split(',').map((it) => it.trim()) ?? [];
  return names.map((name) => {
    const known = layerNames.find((it) => it === name);
    if (!known) throw new CannotJudge([`there is no layer ${name}: they are ${layerNames.join(', ')}`]);
    return known;
  });
}
