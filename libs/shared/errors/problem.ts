import type { DomainError, ProblemEntry } from './domain-error.js';
import { statusOf } from './statuses.js';

/** The body of every answer from 400 up that is in words of ours: RFC 9457, with these members and no others. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly ProblemEntry[];
}

const MOST_ENTRIES = 50;

/** `request_invalid` → `Request invalid`. */
const titleOf = (code: string): string => {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function problemDocument(error: DomainError, requestId: string): ProblemDocument {
  const status = statusOf(error.kind);
  return {
    type: `/problems/${error.code}`,
    title: titleOf(error.code),
    status,
    detail: error.detail,
    code: error.code,
    instance: `urn:uuid:${requestId}`,
    requestId,
    ...((status === 400 || status === 422) && { errors: error.errors.slice(0, MOST_ENTRIES) }),
  };
}
