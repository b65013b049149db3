import { HttpCode } from '@nestjs/common';
import type { z } from 'zod';
import type { PageView } from '../pages/page.js';
import type { Answer, AnswerSchemas, Refusal, Shape } from '../routes/records.js';
import { record } from '../routes/records.js';
import type { AnsweredBy } from './answered.js';

export type Handler<Result> = (...args: never[]) => Result | Promise<Result>;
export type Decorates<Most> = <H extends Most>(
  owner: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<H>,
) => void;

interface ReturnsOptions<S extends Shape> {
  /** Makes the `Location` header of what was created from its view. */
  readonly location?: (view: z.output<S>) => string;
  /** Renders the same view for whoever would rather have HTML, such as a browser; `query` is the request's. */
  readonly page?: (view: z.output<S>, query: URLSearchParams) => PageView;
}

/**
 * What the handler answers. Whatever it returns is parsed by the schema: undeclared members vanish, and a value that
 * does not fit is a 500 that leaves nothing out. A handler whose type does not fit is a compile error (TS1241).
 */
export const Returns =
  <S extends Shape>(schema: S, status = 200, options: ReturnsOptions<S> = {}): Decorates<Handler<z.input<S>>> =>
  (owner, name, method) =>
    answers({ kind: 'returns', schema, status, ...(options as object) }, owner, name, method);

/** 204 and no body, whatever the handler returns. */
export const ReturnsNothing = (): Decorates<Handler<void>> => (owner, name, method) =>
  answers({ kind: 'nothing', status: 204 }, owner, name, method);

/** An HTML page with a Content-Security-Policy of its own. */
export const Page = (): Decorates<Handler<PageView>> => (owner, name, method) =>
  answers({ kind: 'page', status: 200 }, owner, name, method);

/**
 * Every status that a route of a protocol answers, errors of the protocol's own included, each with its shape; null means no
 * body. The handler returns `answered(status, body, headers)`: its body is parsed by the schema of its status. With 304 among
 * them, answers bear the ETag that the handler gives. Other refusals (401, 403, 429, 5xx) stay problem documents.
 */
export const Answers =
  <const Schemas extends AnswerSchemas>(schemas: Schemas): Decorates<Handler<AnsweredBy<Schemas>>> =>
  (_owner, _name, method) =>
    record(method.value as object, ({ answers: soFar }) => ({ answers: [...soFar, { kind: 'answers', schemas }] }));

/**
 * What the handler may refuse besides what any route may: the errors of its module, for the document. Tests hold it: a
 * refusal of a module's own that its route does not name fails them. `@Refuses(slugTaken)`.
 */
export const Refuses =
  (...refusals: readonly Refusal[]): MethodDecorator =>
  (_owner, _name, method) =>
    record(method.value as object, (soFar) => ({ refusals: [...soFar.refusals, ...refusals] }));

type OfOneStatus = Extract<Answer, { readonly status: number }>;

function answers<H>(
  answer: OfOneStatus,
  owner: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<H>,
): void {
  HttpCode(answer.status)(owner, name, method);
  record(method.value as object, ({ answers: soFar }) => ({ answers: [...soFar, answer] }));
}
