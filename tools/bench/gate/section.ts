import { median } from '../http/figures.ts';
import type { Aim } from '../part.ts';
import type { Run } from './programs.ts';

export interface Measured {
  readonly name: string;
  readonly files: number;
  readonly modules: number;
  readonly cruiser: readonly Run[];
  readonly cold: readonly Run[];
  readonly warm: readonly Run[];
  /** A file that nobody imports, and one that half of the tree stands on. */
  readonly edited: readonly Run[];
  readonly used: readonly Run[];
}

export interface GateData {
  readonly trees: readonly Measured[];
}

const A_THOUSAND = 1_000;
const MOST_EDITED_S = 2;
const MOST_MEGABYTES = 1_024;
/** A file of many may cost a quarter more than one of few. */
const LINEAR = 1.25;

const seconds = (runs: readonly Run[]): number => median(runs.map((it) => it.seconds));
const megabytes = (runs: readonly Run[]): number => Math.max(...runs.map((it) => it.megabytes));

export function gateAims({ trees }: GateData): Aim[] {
  const grown = trees.filter(({ files }) => files >= A_THOUSAND).sort((a, b) => a.files - b.files);
  const [few, many] = [grown[0], grown.at(-1)];
  return [
    ...trees.map(warmAim),
    ...(few ? [editAim(few)] : []),
    ...(few && many && few !== many ? growthAims(few, many) : []),
  ];
}

const warmAim = ({ name, warm, cruiser }: Measured): Aim => ({
  ...{
    what: `The gate, warm: ${name}`,
    aim: 'below dependency-cruiser',
    found: `${seconds(warm).toFixed(2)} s, it ${seconds(cruiser).toFixed(2)} s`,
  },
  missedBy: seconds(warm) < seconds(cruiser) ? null : `${(seconds(warm) - seconds(cruiser)).toFixed(2)} s`,
});

const editAim = ({ name, edited }: Measured): Aim => ({
  ...{
    what: `The gate, one file edited: ${name}`,
    aim: `≤ ${MOST_EDITED_S} s`,
    found: `${seconds(edited).toFixed(2)} s`,
  },
  missedBy: seconds(edited) <= MOST_EDITED_S ? null : `${(seconds(edited) - MOST_EDITED_S).toFixed(2)} s`,
});

function growthAims(few: Measured, many: Measured): Aim[] {
  const ratio = seconds(many.cold) / many.files / (seconds(few.cold) / few.files);
  const peak = megabytes(many.cold);
  return [
    {
      ...{
        what: `The gate, cold, a file of ${many.files} as a multiple of one of ${few.files}`,
        aim: `≤ ${LINEAR}`,
        found: ratio.toFixed(2),
      },
      missedBy: ratio <= LINEAR ? null : `${((ratio / LINEAR - 1) * 100).toFixed(0)} %`,
    },
    {
      ...{ what: `Memory of the gate: ${many.name}`, aim: `< ${MOST_MEGABYTES} MB`, found: `${peak.toFixed(0)} MB` },
      missedBy: peak < MOST_MEGABYTES ? null : `${(peak - MOST_MEGABYTES).toFixed(0)} MB`,
    },
  ];
}

export const gateSection = ({ trees }: GateData): string => `
\`bulkhead-boundaries\` beside \`depcruise\` with the rules on imports that the gate makes for it, in turns, on one core. Cold: nothing
is remembered (but for what Node has compiled of the program); warm: nothing has changed since; a leaf: one more line in a file that
nobody imports; a base: the same in a service of the module in the middle, on which half of the tree stands. The generated trees are of
a hundred modules, each of which uses the one before it. Medians of ${trees[0]?.cold.length} runs; memory is the most of any run, of the program's own process.

| | modules | files | dependency-cruiser, s | gate cold, s | warm, s | a leaf edited, s | a base edited, s | dependency-cruiser, MB | gate, MB |
|---|---|---|---|---|---|---|---|---|---|
${trees.map(rowOf).join('\n')}
`;

function rowOf({ name, modules, files, cruiser, cold, warm, edited, used }: Measured): string {
  const times = [cruiser, cold, warm, edited, used].map((runs) => seconds(runs).toFixed(2));
  const memory = [megabytes(cruiser), megabytes([...cold, ...edited, ...used])].map((it) => it.toFixed(0));
  return `| ${[name, modules, files, ...times, ...memory].join(' | ')} |`;
}
