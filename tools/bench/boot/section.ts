import { median } from '../http/figures.ts';
import type { Aim } from '../part.ts';
import type { Phases } from './launch.ts';
import type { Start } from './starts.ts';

/** One program, started again and again. */
export interface Candidate {
  /** How many files it loads. */
  readonly files: number;
  readonly cold: Start[];
  readonly warm: Start[];
}

/** CPU of one package, one job or module of ours, or one part of Node. */
export interface Share {
  readonly name: string;
  readonly milliseconds: number;
}

/** What `boot.json` holds. */
export interface BootData {
  readonly product: Candidate;
  readonly hello: Candidate;
  /** Of one warm start of the product, while it was recorded. */
  readonly profile: readonly Share[];
}

const MOST_MS = 3_000;
const phases: readonly [key: keyof Phases, about: string][] = [
  ['node', 'Node itself'],
  ['import', 'loading files'],
  ['container', 'settings, modules, providers'],
  ['init', 'routes, schemas, connections, loops'],
  ['listen', 'listening'],
  ['ready', 'first 200 of /health/ready'],
];

export const bootAims = ({ product }: BootData): Aim[] => {
  const found = readyOf(product.warm);
  return [
    {
      what: 'Warm start',
      aim: '< 3 s',
      found: seconds(found),
      missedBy: found < MOST_MS ? null : seconds(found - MOST_MS),
    },
  ];
};

export function bootSection({ product, hello, profile }: BootData): string {
  const columns = [product.cold, product.warm, hello.cold, hello.warm];
  const row = (name: string, of: (start: Start) => number) =>
    `| ${name} | ${columns.map((starts) => median(starts.map(of)).toFixed(0)).join(' | ')} |`;
  return `
The built product as production, \`ROLE=all\`, on a migrated database, beside an application of NestJS and Fastify with one
route and nothing else (hello). A start begins with the call that makes the process, and ends with the first 200 of
\`/health/ready\`. Cold: Node's compile cache is empty, as after a fresh clone. Warm: an earlier start has filled it. The files
themselves lie in the memory of the machine for both. Each server has one core to itself. Medians of ${product.warm.length}
starts each, in turns, in milliseconds; the first request is a GET by id of somebody signed in.

| | bulkhead, cold | bulkhead, warm | hello, cold | hello, warm |
|---|---|---|---|---|
${phases.map(([key, about]) => row(about, ({ phases: it }) => it[key])).join('\n')}
${row('**start**', ({ ready }) => ready)}
${row('first request, after that', ({ firstRequest }) => firstRequest)}
| files loaded | ${product.files} | ${product.files} | ${hello.files} | ${hello.files} |

Loading files is ${importShare(product.cold)} of a cold start and ${importShare(product.warm)} of a warm one.

### Where a warm start spends its time

CPU of the main thread while it is recorded, by whose code it is. \`node: internal/modules\` finds, reads and links files.

| | ms |
|---|---|
${profile.map(({ name, milliseconds }) => `| ${name} | ${milliseconds.toFixed(0)} |`).join('\n')}
`;
}

const readyOf = (starts: readonly Start[]) => median(starts.map(({ ready }) => ready));
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
const importShare = (starts: readonly Start[]) =>
  `${(median(starts.map(({ phases: it, ready }) => it.import / ready)) * 100).toFixed(0)} %`;
