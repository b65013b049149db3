import { expect } from '@jest/globals';
import { z } from 'zod';

const CODE = /^[a-z][a-z0-9_]*$/;

/** The closed schema of every answer from 400 up. */
const Problem = z.strictObject({
  type: z.string().regex(/^\/problems\/[a-z0-9_]+$/),
  title: z.string().min(1),
  status: z.int().min(400).max(599),
  detail: z.string().min(1),
  code: z.string().regex(CODE),
  instance: z.string().regex(/^urn:uuid:/),
  requestId: z.uuidv7(),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().regex(/^\/(path|query|header|body)/),
        code: z.string().regex(CODE),
        detail: z.string(),
      }),
    )
    .max(50)
    .optional(),
});

interface AnswerLike {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Asserts that an answer is a problem document with all that belongs around it, and gives its members. */
export function problemIn({ status, headers, text }: AnswerLike): z.output<typeof Problem> {
  const problem = Problem.parse(JSON.parse(text));
  expect(status).toBe(problem.status);
  expect(problem.type).toBe(`/problems/${problem.code}`);
  expect(problem.instance).toBe(`urn:uuid:${problem.requestId}`);
  expect(headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': problem.requestId,
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'referrer-policy': 'no-referrer',
  });
  expect(problem.errors !== undefined).toBe(status === 400 || status === 422);
  return problem;
}
