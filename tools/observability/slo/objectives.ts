import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inRoot } from '../../runner/places.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Owners } from '../owners.ts';
import { parseYaml } from '../yaml.ts';

export const source = 'ops/slo.yaml';
const durations = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** Bounds of the product's histograms: what lies between two of them cannot be told apart. */
export const buckets = { latency: durations, delivery: [...durations, 30, 60, 300, 1800] };
/** Requests that no module's route has answered bear the name of this job of the kernel. */
export const kernelModules = ['http'];

const target = z.number().min(50, 'is a percentage from 50').max(99.999, 'leaves no budget: 99.999 is the most');
const seconds = (bounds: readonly number[]) =>
  z.number().refine((it) => bounds.includes(it), `is no bucket of its histogram: take one of ${bounds.join(', ')}`);
const Availability = z.strictObject({ target });
const Latency = z.strictObject({ target, seconds: seconds(buckets.latency) });
const Delivery = z.strictObject({ target, seconds: seconds(buckets.delivery) });
const Objectives = z.strictObject({ availability: Availability, latency: Latency, delivery: Delivery });
const link = z.url('is not an address').refine((it) => !it.endsWith('/'), 'ends with /');

const Promises = z.strictObject({
  objectives: Objectives,
  minimumFailures: z.int().min(2, 'is 2 at least: a single failure alerts nobody'),
  modules: z.record(z.string(), Objectives.partial()),
  owner: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is the name of a team'),
  links: z.strictObject({
    runbooks: link,
    grafana: link,
    receivers: z.string().refine((it) => /\{owner\}.*\{severity\}/.test(it), 'lacks {owner} or {severity}'),
  }),
});

export type Slo = 'availability' | 'latency' | 'delivery';
export type Promised = z.output<typeof Promises>;
export interface Objective {
  readonly target: number;
  /** Of latency and delivery. */
  readonly seconds?: number;
}

export const readPromises = (owners: Owners): Promised =>
  parsePromises(readFileSync(inRoot(source), 'utf8'), [...owners.keys()]);

/** @throws Refusal that names every place that is wrong */
export function parsePromises(text: string, modules: readonly string[]): Promised {
  const { data, error } = Promises.safeParse(read(text));
  const faults = (error?.issues ?? []).map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  const known = [...modules, ...kernelModules];
  for (const name of Object.keys(data?.modules ?? {}))
    if (!known.includes(name)) faults.push(`modules.${name}: there is no such module: ${known.join(', ')}`);
  if (data && faults.length === 0) return data;
  throw new Refusal(`${source}: ${faults.join(`\n  ${source}: `)}`, 'npm run accept, once it is mended');
}

function read(text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    throw new Refusal(`${source} is no YAML: ${(error as Error).message}`, 'npm run accept, once it is mended');
  }
}

/** What holds for a module. */
export const objectiveOf = ({ objectives, modules }: Promised, slo: Slo, module: string): Objective =>
  modules[module]?.[slo] ?? objectives[slo];
