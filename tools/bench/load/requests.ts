/** One request of a load, as people write it. `%number%` in its path or body becomes a number that no other one has. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const HOLE = '%number%';

/** Gives the bytes of one request after another, round and round. */
export class Requests {
  readonly #drafts: { readonly bytes: Buffer; readonly holes: readonly number[] }[];
  readonly #first: number;
  #count: number;

  /** @param first where the numbers begin: loads of one run must not repeat one another's */
  constructor(requests: readonly LoadRequest[], host: string, first: number) {
    this.#drafts = requests.map((request) => draftOf(request, host));
    this.#first = first;
    this.#count = first;
  }

  /** How many were taken so far. */
  get taken(): number {
    return this.#count - this.#first;
  }

  next(): Buffer {
    const draft = this.#drafts[this.#count % this.#drafts.length];
    if (!draft) throw new RangeError('A load needs a request');
    const number = (this.#count++).toString(36).padStart(HOLE.length, '0');
    if (draft.holes.length === 0) return draft.bytes;
    const bytes = Buffer.from(draft.bytes);
    for (const hole of draft.holes) bytes.write(number, hole, 'latin1');
    return bytes;
  }
}

/** The number is as long as its hole, so neither lengths nor places change. */
function draftOf({ method, path, headers, body }: LoadRequest, host: string) {
  const lines = Object.entries({
    host,
    ...headers,
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const bytes = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
  const holes: number[] = [];
  for (let at = bytes.indexOf(HOLE); at >= 0; at = bytes.indexOf(HOLE, at + 1)) holes.push(at);
  return { bytes, holes };
}
