import { StandardSchemaValidationPipe } from '@nestjs/common';
import { kernelErrors } from '../../errors/index.js';
import type { DomainError, ProblemEntry } from '../../errors/index.js';

const MOST_ENTRIES = 50;
const LONGEST_SEGMENT = 100;

/** An issue as Zod reports it through the Standard Schema: what it adds there is not in the standard's types. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  readonly code?: string;
  readonly keys?: readonly string[];
}

class RequestPipe extends StandardSchemaValidationPipe {
  /** Nest removes `constructor` and its like in silence; here they are unknown members, and `__proto__` came not so far. */
  protected override stripProtoKeys(): void {}
}

/** Nest's own pipe, which answers with pointers into this part of the request (RFC 6901). */
export const validationPipe = (part: 'body' | 'query'): StandardSchemaValidationPipe =>
  new RequestPipe({ exceptionFactory: (issues) => refusal(part, issues) });

export const refusal = (part: 'body' | 'query', issues: readonly Issue[]): DomainError =>
  kernelErrors.requestInvalid(issues.flatMap((it) => entries(part, it)).slice(0, MOST_ENTRIES));

/** An unknown member is named by its pointer alone: Zod's own sentence would repeat what was sent. */
function entries(part: string, { message, path = [], code = 'invalid', keys }: Issue): ProblemEntry[] {
  const steps = path.map((it) => (typeof it === 'object' ? it.key : it));
  if (code !== 'unrecognized_keys') return [{ pointer: pointerTo(part, steps), code, detail: message }];
  return (keys ?? []).map((key) => ({ pointer: pointerTo(part, [...steps, key]), code, detail: 'Unknown member' }));
}

export const pointerTo = (part: string, steps: readonly PropertyKey[]): string =>
  `/${[part, ...steps].map((it) => escapeSegment(String(it))).join('/')}`;

const escapeSegment = (segment: string): string =>
  segment.slice(0, LONGEST_SEGMENT).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
