import { median } from '../http/figures.ts';
import type { Aim } from '../part.ts';
import { works } from './works.ts';
import type { WorkKey } from './works.ts';

export type Side = 'constant' | 'bulkhead';

export interface Block {
  readonly perSecond: number;
  /** CPU of the server's process, a request. */
  readonly cpuMicroseconds: number;
}

/** What `ofrep.json` holds. Blocks of both sides belong together, in their order. */
export interface OfrepData {
  readonly rounds: Readonly<Record<WorkKey, Readonly<Record<Side, readonly Block[]>>>>;
  /** Of one answer. */
  readonly bytes: Readonly<Record<WorkKey, number>>;
}

const LEAST = 0.5;

/** Single questions have an aim; all flags at once are work that no constant does. */
export function ofrepAims(data: OfrepData): Aim[] {
  const { middle } = ratio(data, 'single');
  return [
    {
      what: 'Rate of OFREP, one flag',
      aim: `≥ ${LEAST} × a handler that answers a constant`,
      found: `${middle.toFixed(2)} ×`,
      missedBy: middle >= LEAST ? null : `a factor of ${(LEAST / middle).toFixed(2)}`,
    },
  ];
}

/** The product's rate as a part of the constant's, of each pair of blocks: they ran side by side. */
function ratio({ rounds }: OfrepData, work: WorkKey) {
  const { constant, bulkhead } = rounds[work];
  const all = bulkhead.map(({ perSecond }, at) => perSecond / (constant[at]?.perSecond ?? Number.NaN));
  return { middle: median(all), least: Math.min(...all), most: Math.max(...all) };
}

export const ofrepSection = (data: OfrepData): string => `
The product as production runs it, with an API key, limits, log and metrics, beside Fastify alone, which reads the same JSON and
sends the bytes that the product answered to the first user. One process each on one core, asked in turns, there and back, by
eight clients at once, for a thousand users whose contexts are all different; the run fails when one answer is not 2xx. Rates are
medians, ratios those of blocks that ran side by side, with the least and the most.

| | bytes | constant, a second | Bulkhead, a second | as a part | constant, µs of CPU | Bulkhead, µs of CPU |
|---|---|---|---|---|---|---|
${works.map(({ key, name }) => rowOf(data, key, name)).join('\n')}
`;

function rowOf(data: OfrepData, key: WorkKey, name: string): string {
  const { middle, least, most } = ratio(data, key);
  const of = (side: Side, member: keyof Block) => median(data.rounds[key][side].map((it) => it[member])).toFixed(0);
  const rates = [of('constant', 'perSecond'), of('bulkhead', 'perSecond')];
  const part = `**${middle.toFixed(2)}** (${least.toFixed(2)}–${most.toFixed(2)})`;
  const cells = [
    name,
    data.bytes[key],
    ...rates,
    part,
    of('constant', 'cpuMicroseconds'),
    of('bulkhead', 'cpuMicroseconds'),
  ];
  return `| ${cells.join(' | ')} |`;
}
