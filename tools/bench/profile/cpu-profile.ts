import { readFileSync } from 'node:fs';

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

/** `Profiler.Profile` of the Chrome DevTools protocol, as far as it is read here. Times are microseconds. */
interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame; readonly children?: readonly number[] }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Time that was spent in one function itself. */
export interface SelfTime {
  /** Whose code it is. */
  readonly owner: string;
  /** Whose it is, or, of Node and V8, who had it done. */
  readonly client: string;
  readonly place: string;
  readonly microseconds: number;
}

/** Waiting is no work, and recording is none of the server's. */
const isNoWork = ({ functionName, url }: Frame) => functionName === '(idle)' || url === 'node:inspector';

/** Self time of each function, the longest first; without what the process waited. */
export function selfTimes(file: string): SelfTime[] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const found = new Map<number, number>();
  for (const [index, id] of samples.entries()) found.set(id, (found.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  const clients = clientsOf(nodes);
  const byPlace = new Map<string, SelfTime>();
  for (const { id, callFrame } of nodes) {
    const spent = found.get(id);
    if (spent === undefined || isNoWork(callFrame)) continue;
    const names = { owner: ownerOf(callFrame), client: clients.get(id) ?? '', place: placeOf(callFrame) };
    const key = Object.values(names).join('\0');
    byPlace.set(key, { ...names, microseconds: (byPlace.get(key)?.microseconds ?? 0) + spent });
  }
  return descending([...byPlace.values()]);
}

/** The same, summed up by whose code it is, or by who had it done. */
export function sums(times: readonly SelfTime[], by: 'owner' | 'client'): [name: string, microseconds: number][] {
  const found = new Map<string, number>();
  for (const time of times) found.set(time[by], (found.get(time[by]) ?? 0) + time.microseconds);
  return [...found].sort(([, one], [, other]) => other - one);
}

const descending = (times: SelfTime[]) => times.sort((one, other) => other.microseconds - one.microseconds);

/** The nearest owner up the stack that is neither Node nor V8, of every node of the tree. */
function clientsOf(nodes: CpuProfile['nodes']): Map<number, string> {
  const clients = new Map<number, string>();
  const frames = new Map(nodes.map((node) => [node.id, node]));
  const visit = (id: number, above: string | null): void => {
    const node = frames.get(id);
    if (!node) return;
    const serves = node.callFrame.url === '' || node.callFrame.url.startsWith('node:');
    const client = serves ? above : ownerOf(node.callFrame);
    clients.set(id, client ?? ownerOf(node.callFrame));
    for (const child of node.children ?? []) visit(child, client);
  };
  if (nodes[0]) visit(nodes[0].id, null);
  return clients;
}

/** A package, one of our jobs or modules, a part of Node, or V8 itself: `(garbage collector)`, `(program)`. */
export function ownerOf({ functionName, url }: Frame): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName.startsWith('(') && functionName !== '(anonymous)') return `outside of JavaScript ${functionName}`;
  if (url === '') return 'built into V8 and Node';
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
