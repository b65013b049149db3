import { readFileSync } from 'node:fs';

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

/** `Profiler.Profile` of the Chrome DevTools protocol, as far as it is read here. Times are microseconds. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: Frame;
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Time that was spent in a function itself, or in all functions of an owner. */
export interface SelfTime {
  readonly owner: string;
  /** Empty where times of an owner are summed. */
  readonly place: string;
  readonly microseconds: number;
}

/** Waiting is no work, and recording is none of the server's. */
const isNoWork = ({ functionName, url }: Frame) => functionName === '(idle)' || url === 'node:inspector';

/** Self time of each function, the longest first; without what the process waited. */
export function selfTimes(file: string): SelfTime[] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const found = new Map<string, SelfTime>();
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (!frame || isNoWork(frame)) continue;
    const owner = ownerOf(frame.functionName, frame.url);
    const place = placeOf(frame);
    const microseconds = (found.get(`${owner} ${place}`)?.microseconds ?? 0) + (timeDeltas[index] ?? 0);
    found.set(`${owner} ${place}`, { owner, place, microseconds });
  }
  return descending([...found.values()]);
}

/** The same, summed up by whose code it is. */
export function byOwner(times: readonly SelfTime[]): SelfTime[] {
  const sums = new Map<string, number>();
  for (const { owner, microseconds } of times) sums.set(owner, (sums.get(owner) ?? 0) + microseconds);
  return descending([...sums].map(([owner, microseconds]) => ({ owner, place: '', microseconds })));
}

const descending = (times: SelfTime[]) => times.sort((one, other) => other.microseconds - one.microseconds);

/** A package, one of our jobs or modules, a part of Node, or V8 itself: `(garbage collector)`, `(program)`. */
export function ownerOf(functionName: string, url: string): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName.startsWith('(')) return `native code, outside of JavaScript ${functionName}`;
  if (url === '') return 'JavaScript built into V8';
  const packages = url.split('/node_modules/').slice(1);
  const [first = '', second = ''] = packages.at(-1)?.split('/') ?? [];
  if (first !== '') return first.startsWith('@') ? `${first}/${second}` : first;
  const ours = /\/(libs\/(?:shared|modules)\/[^/]+|apps\/api|tools\/bench\/\w+)\//.exec(url)?.[1];
  if (ours !== undefined) return ours;
  return url.startsWith('node:') ? `node: ${url.slice('node:'.length).split('/').slice(0, 2).join('/')}` : url;
}

function placeOf({ functionName, url, lineNumber }: Frame): string {
  const name = functionName || '(anonymous)';
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(libs|apps|tools)\//, '$1/');
  return file === '' ? name : `${name}  ${file}:${lineNumber + 1}`;
}
