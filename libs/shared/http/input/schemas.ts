import { z } from 'zod';

const DEFAULT_LIMIT = 50;
const HIGHEST_LIMIT = 100;
const MOST_ITEMS = 1000;
const LONGEST_EMAIL = 254;
const LONGEST_CURSOR = 1024;
const HIGHEST_INTEGER = 2_147_483_647;

const codePoints = (value: string) => [...value].length;
const storable = (value: string) => value.isWellFormed() && !value.includes('\0');

/** Text of `min` to `max` code points, well-formed and without U+0000, which Postgres cannot store. */
export const text = (max: number, min = 1): z.ZodString =>
  z
    .string()
    .refine(storable, 'Not well-formed text')
    .refine((value) => codePoints(value) >= min, min === 1 ? 'Must not be empty' : `Shorter than ${min} characters`)
    .refine((value) => value.length <= max || codePoints(value) <= max, `Longer than ${max} characters`)
    .meta({ minLength: min, maxLength: max });

/** An e-mail address (at most 254 characters, RFC 5321). */
export const email = (): z.ZodEmail =>
  z.email('Not an e-mail address').max(LONGEST_EMAIL, 'Longer than 254 characters');

/** A point in time: RFC 3339 in UTC, with `Z` and milliseconds, as `Date.toISOString()` writes it. */
export const timestamp = (): z.ZodISODateTime =>
  z.iso.datetime({ precision: 3, error: 'Not a time in UTC with milliseconds' });

/** A day of the calendar, such as `2027-02-28`: it has no hour and lies in no time zone. */
export const date = (): z.ZodISODate => z.iso.date('Not a day, such as 2027-02-28');

const amountMinor = () => z.int('Not a whole number of minor units');
const currency = () => z.string().regex(/^[A-Z]{3}$/, 'Not a currency, such as EUR');

/**
 * An amount of money as it is sent: a whole number of the currency's minor unit (cents), and the currency's code of
 * ISO 4217, whose form is looked at and nothing else.
 */
export const MoneyInput = z
  .strictObject({ amountMinor: amountMinor(), currency: currency() })
  .meta({ id: 'MoneyInput' });
/** The same as it is answered. */
export const Money = z.object({ amountMinor: amountMinor(), currency: currency() }).meta({ id: 'Money' });
export type Money = z.output<typeof Money>;

/** An id: a UUID. */
export const id = (): z.ZodUUID => z.uuid('Not an id');

/** A whole number that PostgreSQL's `integer` holds: versions, counts, numbers of things. */
export const wholeNumber = (min: number): z.ZodInt => z.int().min(min).max(HIGHEST_INTEGER);

/** A whole number in a query, where everything is text. */
const wholeNumberInQuery = (min: number, max: number, above: 'refuse' | 'lower') =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'Not a whole number')
    .transform((digits) => (above === 'lower' ? Math.min(Number(digits), max) : Number(digits)))
    .pipe(z.int().min(min, `Below ${min}`).max(max, `Above ${max}`));

/** The query of every list: `limit` (50 unless given, above 100 becomes 100) and the `cursor` of the last page. */
export const PageQuery = z.strictObject({
  limit: wholeNumberInQuery(1, HIGHEST_LIMIT, 'lower').default(DEFAULT_LIMIT),
  cursor: text(LONGEST_CURSOR).optional(),
});
export type PageQuery = z.output<typeof PageQuery>;

/** A page of a list: `{ items, nextCursor }`, under its own name in the document. */
export const listOf = <Item extends z.ZodType>(item: Item, name: string) =>
  z
    .object({ items: z.array(item).max(MOST_ITEMS), nextCursor: z.string().max(LONGEST_CURSOR).nullable() })
    .meta({ id: name });
