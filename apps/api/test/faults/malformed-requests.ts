import fc from 'fast-check';
import { addressOf, drawn, operations, valueOf } from './generate.js';
import type { Hints, Operation } from './generate.js';
import { addressMutators } from './malformed-addresses.js';
import { bodyMutators } from './malformed-bodies.js';
import type { Base, Change, Mutator } from './malformed-changes.js';
import { headerMutators } from './malformed-headers.js';

/** What exists, so that a request is wrong in what was made wrong alone. */
export interface World {
  readonly token: string;
  /** Path parameters by name. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A request that is wrong in something. */
export interface Malformed {
  readonly operation: string;
  readonly rule: string;
  readonly method: string;
  readonly target: string;
  readonly bytes: Buffer;
  /** Whether no good server could do what it asks. */
  readonly mustBeRefused: boolean;
  readonly canary: string;
}

/** They end the world that all others need: no variant of them that may pass is sent. */
const final = new Set([
  ...['identity_signOut', 'identity_revokeSession', 'identity_revokeOtherSessions', 'identity_changePassword'],
  ...['organizations_leaveOrganization', 'organizations_transferOwnership', 'organizations_revokeInvitation'],
  ...['identity_reauthenticate', 'flags_archiveFlag'],
  ...operations.map(({ id }) => id).filter((id) => /_delete[A-Z]/.test(id)),
]);

const mutators: readonly Mutator[] = [...bodyMutators, ...addressMutators, ...headerMutators];

const fitting = new Map(operations.map((operation) => [operation.id, mutators.filter(({ fits }) => fits(operation))]));

/** Draws requests: an operation, values that it takes, and one thing that is wrong. */
export function malformedRequests(world: World, count: number, part: number): Malformed[] {
  const one = fc.tuple(fc.constantFrom(...operations), canaries).chain(([operation, canary]) =>
    baseOf(operation, world, canary).chain((base) => {
      const weighed = (fitting.get(operation.id) ?? []).map((it) => ({
        weight: it.weight ?? 10,
        arbitrary: fc.constant(it),
      }));
      return fc
        .oneof(...weighed)
        .chain((mutator) => mutator.change(base).map((change) => written(base, change, mutator.name)))
        .filter(({ mustBeRefused }) => mustBeRefused || !final.has(operation.id));
    }),
  );
  return drawn(one, count, part);
}

/** `q` and digits stand in no text of ours. */
const canaries = fc.stringMatching(/^[q-z0-9]{12}$/).map((it) => `qz${it}`);

function baseOf(operation: Operation, { token, ids }: World, canary: string): fc.Arbitrary<Base> {
  const own: Hints = {
    name: fc.constant(`Name ${canary}`),
    email: fc.constant(`${canary}@mail.example.com`),
    password: fc.constant(`${canary} pass`),
    newPassword: fc.constant(`${canary} new`),
    currentPassword: fc.constant(`${canary} old`),
    locale: fc.constantFrom('en', 'de-CH'),
  };
  const body = operation.body ? valueOf(operation.body, own) : fc.constant(undefined);
  return body.map((it) => ({
    operation,
    values: { ...ids, code: 'request_invalid' },
    query: [],
    headers: [
      ['host', 'localhost'],
      ['user-agent', canary],
      ['x-request-id', canary],
      ...(operation.isPublic ? [] : ([['authorization', `Bearer ${token}`]] as const)),
      ...headersOf(operation, canary),
    ],
    body: it as Base['body'],
    canary,
  }));
}

const headersOf = ({ parameters, body }: Operation, canary: string): (readonly [string, string])[] => [
  ...(body ? ([['content-type', 'application/json']] as const) : []),
  ...parameters.flatMap(({ name }): (readonly [string, string])[] => {
    if (name === 'If-Match') return [['if-match', '"1"']];
    return name === 'Idempotency-Key' ? [['idempotency-key', canary]] : [];
  }),
];

function written(base: Base, change: Change, rule: string): Malformed {
  const { operation, canary } = base;
  const query = change.query ?? base.query;
  const address = addressOf(operation.path, change.values ?? base.values);
  const target = change.target ?? (query.length > 0 ? `${address}?${query.join('&')}` : address);
  const body = change.raw ?? (operation.body ? JSON.stringify('body' in change ? change.body : base.body) : undefined);
  const method = change.method ?? operation.method;
  const mustBeRefused = !change.mayPass;
  const bytes = bytesOf(method, target, headerLines(base, change, body), body);
  return { operation: operation.id, rule, method, target, bytes, mustBeRefused, canary };
}

function headerLines(base: Base, change: Change, body: string | Buffer | undefined): string {
  const instead = new Map(change.headers ?? []);
  const kept = base.headers.filter(([name]) => !instead.has(name));
  const all = [...kept, ...(change.headers ?? []), ...(change.further ?? [])];
  const lines = all.filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}\r\n`);
  return [...lines, ...(body === undefined ? [] : [`content-length: ${Buffer.byteLength(body)}\r\n`])].join('');
}

const bytesOf = (method: string, target: string, lines: string, body: string | Buffer = '') =>
  Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`), Buffer.from(body)]);
