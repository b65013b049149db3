import type { z } from 'zod';
import type { AnswerSchemas } from '../routes/records.js';

/** An answer in a status of the handler's choice, made by `answered`. */
export class Answered<Status extends number = number, Body = unknown> {
  constructor(
    readonly status: Status,
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** What a handler under `@Answers` gives back. `answered(404, { key, errorCode })`, `answered(304, undefined, { etag })`. */
export const answered = <const Status extends number, Body = undefined>(
  status: Status,
  body?: Body,
  headers: Readonly<Record<string, string>> = {},
): Answered<Status, Body> => new Answered(status, body as Body, headers);

/** Every answer that these schemas let out. */
export type AnsweredBy<Schemas extends AnswerSchemas> = {
  [Status in keyof Schemas & number]: Answered<
    Status,
    Schemas[Status] extends z.ZodType ? z.input<Schemas[Status]> : undefined
  >;
}[keyof Schemas & number];
