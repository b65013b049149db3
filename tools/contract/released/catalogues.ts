import type { Document, Json } from '../document.ts';
import { schemaBreaks } from './schemas.ts';

/** `docs/problems.json`. */
export type Problems = Readonly<Record<string, { readonly status: number }>>;

/** `docs/events.json`. */
export type Events = readonly {
  readonly type: string;
  readonly version: number;
  readonly aggregate: string;
  readonly public: boolean;
  readonly data: Json;
}[];

/** Callers branch on codes: one that is gone, or that comes with another status, breaks them. */
export const problemBreaks = (before: Problems, after: Problems): string[] =>
  Object.entries(before).flatMap(([code, { status }]) => {
    const now = after[code];
    if (!now) return [`the problem ${code} is gone`];
    return now.status === status ? [] : [`the problem ${code} has the status ${now.status}, not ${status}`];
  });

/**
 * Events lie in outboxes and inboxes while versions of the product change places, so each side reads what the other
 * wrote: a published version never changes its shape, but for members that may be absent.
 */
export function eventBreaks(before: Events, after: Events): string[] {
  const now = new Map(after.map((event) => [nameOf(event), event]));
  return before.flatMap((event) => {
    const successor = now.get(nameOf(event));
    const name = `the event ${nameOf(event)}`;
    if (!successor) return [`${name} is gone`];
    const shapes = { before: event.data, after: successor.data };
    const shapeBreaks = (['sent', 'answered'] as const).flatMap((direction) =>
      schemaBreaks({ before: noDocument, after: noDocument, direction }, 'its data', shapes),
    );
    return [
      ...(event.public && !successor.public ? [`${name} is no longer public`] : []),
      ...(event.aggregate === successor.aggregate
        ? []
        : [`${name} is about ${successor.aggregate}, not ${event.aggregate}`]),
      ...[...new Set(shapeBreaks)].map((it) => `${name}: ${it}`),
    ];
  });
}

const nameOf = ({ type, version }: { readonly type: string; readonly version: number }): string =>
  `${type} v${version}`;
/** Schemas of events refer to nothing outside of themselves. */
const noDocument: Document = { tags: [], paths: {}, components: { schemas: {}, responses: {}, securitySchemes: {} } };
