import { median } from '../http/figures.ts';
import type { Aim } from '../part.ts';

/** As the module's program prints it: nanoseconds of CPU an evaluation. */
export interface Round {
  readonly cases: Readonly<Record<CaseKey, { readonly ours: number; readonly theirs: number }>>;
  readonly sizes: readonly {
    readonly flags: number;
    readonly buildMilliseconds: number;
    readonly bytes: number;
    readonly definitionBytes: number;
    readonly lookUp: number;
  }[];
}

/** What `flags.json` holds. */
export interface FlagsData {
  readonly rounds: readonly Round[];
}

const cases = {
  simple: 'on for everybody',
  rollout: 'rolled out to 50 %',
  constraints: 'rolled out to 50 %, three constraints and a segment',
  variants: 'four variants',
} as const;
type CaseKey = keyof typeof cases;
const keys = Object.keys(cases) as CaseKey[];

/** Ten times the flags may take ten times as much, and a quarter: runs of the same differ by a tenth. */
const LINEAR = 1.25;
/** Among ten times the flags, one lies in memory that is less often in a cache. */
const FLAT = 1.5;

export function flagsAims(data: FlagsData): Aim[] {
  const build = growth(data, 'buildMilliseconds', true);
  const memory = growth(data, 'bytes', true);
  const lookUp = growth(data, 'lookUp', false);
  return [
    ...keys.map((key) => besideSdk(key, data)),
    grown('Time to make a snapshot, a flag, at 10,000 flags', `≤ ${LINEAR} × that at 1,000`, build, LINEAR),
    grown('Memory of a snapshot, a flag, at 10,000 flags', `≤ ${LINEAR} × that at 1,000`, memory, LINEAR),
    grown('One evaluation among 10,000 flags', `≤ ${FLAT} × that among 1,000`, lookUp, FLAT),
  ];
}

function besideSdk(key: CaseKey, { rounds }: FlagsData): Aim {
  const { middle } = ratio(rounds, key);
  return {
    what: `An evaluation in process, CPU, ${cases[key]}`,
    aim: '≤ 1 × unleash-client',
    found: `${middle.toFixed(2)} ×`,
    missedBy: middle <= 1 ? null : `a factor of ${middle.toFixed(2)}`,
  };
}

const grown = (what: string, aim: string, found: number, most: number): Aim => ({
  ...{ what, aim, found: `${found.toFixed(2)} ×` },
  missedBy: found <= most ? null : `a factor of ${(found / most).toFixed(2)}`,
});

/** The largest size over the smallest, in the middle of the rounds. */
function growth({ rounds }: FlagsData, key: 'buildMilliseconds' | 'bytes' | 'lookUp', perFlag: boolean): number {
  const ratios = rounds.map(({ sizes }) => {
    const [first, last] = [sizes[0], sizes.at(-1)];
    if (!first || !last) return Number.NaN;
    return last[key] / first[key] / (perFlag ? last.flags / first.flags : 1);
  });
  return median(ratios);
}

function ratio(rounds: FlagsData['rounds'], key: CaseKey) {
  const all = rounds.map(({ cases: { [key]: it } }) => it.ours / it.theirs);
  return { middle: median(all), least: Math.min(...all), most: Math.max(...all) };
}

export const flagsSection = ({ rounds }: FlagsData): string => `
### One evaluation

In process, beside \`unleash-client\` 6.12, Unleash's own SDK for Node, with the same flag in memory and nothing to fetch or
report. A thousand users, half of whom fulfil the constraints; a round fails unless both give every user the same answer and the
same variant. Ours always gives variant and reason; of the SDK \`isEnabled\` is asked, and \`getVariant\` where there are variants.
The two take turns in one process that has a core to itself, blocks of both in each of ${rounds.length} rounds: medians, with the
least and the most. Nanoseconds are CPU.

| A flag | ours, ns | unleash-client, ns | ours as a multiple |
|---|---|---|---|
${keys.map((key) => caseRow(key, rounds)).join('\n')}

### A snapshot

Flags of the four kinds in turns. Making it begins with parsed definitions and ends with everything prepared that can be; of
the smaller ones, several are made and held at once, as many flags as the largest has. One
evaluation is that of a hundred flags from all over, in turns.

| Flags | made in, ms of CPU | MiB beside the definitions | MiB of definitions | bytes a flag in all | one evaluation, ns |
|---|---|---|---|---|---|
${(rounds[0]?.sizes ?? []).map((_, at) => sizeRow(at, rounds)).join('\n')}
`;

function caseRow(key: CaseKey, rounds: FlagsData['rounds']): string {
  const { middle, least, most } = ratio(rounds, key);
  const of = (who: 'ours' | 'theirs') => median(rounds.map(({ cases: { [key]: it } }) => it[who])).toFixed(0);
  return `| ${cases[key]} | ${of('ours')} | ${of('theirs')} | ${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)}) |`;
}

function sizeRow(at: number, rounds: FlagsData['rounds']): string {
  const sizes = rounds.flatMap(({ sizes }) => sizes[at] ?? []);
  const of = (key: keyof Round['sizes'][number]) => median(sizes.map(({ [key]: it }) => it));
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  const perFlag = (of('bytes') + of('definitionBytes')) / of('flags');
  const memory = [mebibytes(of('bytes')), mebibytes(of('definitionBytes')), perFlag.toFixed(0)];
  const cells = [of('flags').toLocaleString('en'), of('buildMilliseconds').toFixed(1), ...memory];
  return `| ${[...cells, of('lookUp').toFixed(0)].join(' | ')} |`;
}
