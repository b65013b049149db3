import { declaredEvents } from '../events/index.js';
import type { Envelope, EventClass } from '../events/index.js';

/** Nobody can switch these off: what they tell concerns the safety of an account, access to it, or money. */
export const criticalCategories = ['security', 'account', 'billing'] as const;
/** `activity`: what others did in one's organization. `product`: what the product itself has to tell. */
export const noticeCategories = [...criticalCategories, 'activity', 'product'] as const;
export type NoticeCategory = (typeof noticeCategories)[number];

/**
 * Whom to tell: the people that the event names, or all who hold a permission in its organization at the moment of
 * telling, less whoever did it. Of an organization's event those alone hear who are still its members; `leavers` are
 * told because they no longer are.
 */
export type Recipients<Data extends object> =
  | { readonly userIds: (data: Data, event: Envelope<Data>) => readonly string[]; readonly leavers?: boolean }
  | { readonly permission: string };

/** What a text may be made of. Names are cleaned: one line each, of at most 80 characters. */
export interface NoticeFacts<Data extends object> {
  readonly data: Data;
  /** Name of the organization that the event belongs to; empty where it belongs to none. */
  readonly organization: string;
  /** Name of who did it; `Somebody` where that is nobody whom we could name. */
  readonly actor: string;
  /** Such as `14 March 2026 at 10:30 UTC`. */
  readonly when: string;
  readonly product: string;
}

type Text<Data extends object> = (facts: NoticeFacts<Data>) => string;

/** What people are told when an event has happened. Notifications carries it out, in the inbox and by mail. */
export interface Notice<Data extends object = object> {
  readonly event: EventClass<Data>;
  readonly category: NoticeCategory;
  readonly recipients: Recipients<Data>;
  /** One line of at most 200 characters: also the subject of the mail. */
  readonly title: Text<Data>;
  /** At most 2,000 characters; an empty line begins a new paragraph. */
  readonly body: Text<Data>;
  /** Where in the app one can act on it: a path that begins with `/`, and what its button says. */
  readonly link?: { readonly label: string; readonly path: Text<Data> };
}

const PERMISSION = /^[a-z][a-z_]*:[a-z][a-z_]*$/;

const declared = new Map<string, Notice>();

/**
 * Declares the notice of one event. It stands in a `<feature>.notices.ts` of the module that publishes the event, at its
 * top level; the module's `*.module.ts` imports the file, and no door exports it.
 * @throws Error for what could never be carried out, so that a mistake keeps the program from starting
 */
export function defineNotice<Data extends object>(notice: Notice<Data>): void {
  const known = notice as unknown as Notice;
  const { event } = known as Partial<Notice>;
  const faults = faultsOf(known);
  if (faults.length > 0) throw new Error(`The notice of ${event?.type ?? 'no event'} ${faults.join(', and ')}`);
  declared.set(known.event.type, known);
}

/** Every notice of the loaded code, by the type of its event. */
export const declaredNotices = (): ReadonlyMap<string, Notice> => declared;

function faultsOf({ event, category, recipients, title, body, link }: Partial<Notice>): string[] {
  const { userIds, permission } = (recipients ?? {}) as { userIds?: unknown; permission?: unknown };
  const isEvent = declaredEvents().some(({ type }) => type === event?.type);
  const faults: [boolean, string][] = [
    [!isEvent, 'needs an event class made by defineEvent'],
    [isEvent && declared.has(event?.type ?? ''), 'is declared twice: one event has one notice'],
    [!category || !noticeCategories.includes(category), `needs a category out of ${noticeCategories.join(', ')}`],
    [(userIds === undefined) === (permission === undefined), 'needs recipients: either userIds or permission'],
    [userIds !== undefined && typeof userIds !== 'function', 'needs userIds as a function of the event’s data'],
    [permission !== undefined && !isPermission(permission), 'needs a permission, things:verb'],
    [[title, body].some((text) => typeof text !== 'function'), 'needs title and body as functions'],
    [link !== undefined && (!link.label || typeof link.path !== 'function'), 'needs a link of label and path()'],
  ];
  return faults.filter(([wrong]) => wrong).map(([, fault]) => fault);
}

const isPermission = (name: unknown): boolean => typeof name === 'string' && PERMISSION.test(name);
