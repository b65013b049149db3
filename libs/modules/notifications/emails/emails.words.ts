/** Controls, line breaks of every kind, lone surrogates, and what turns the direction of writing. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

/** What mail programs turn into links of their own accord: `https://…`, `evil.example`, `a@b`; a time of day is not. */
const linkable = /(?<=\S)([.@/]|:(?!\d))(?=\S)/gu;

/** Begins an encoded word (RFC 2047): readers would decode it into characters that no check of ours has seen. */
const encodedWord = /=(?=\?)/g;

const LONGEST_NAME = 80;
const HOUR_MS = 3_600_000;

/** A name as one line that is fit for a header: nothing in it can end the line, hide, or reverse the text. */
export function named(name: string, longest = LONGEST_NAME): string {
  const characters = [
    ...name.replaceAll(invisible, ' ').replaceAll(encodedWord, '= ').replaceAll(/ {2,}/g, ' ').trim(),
  ];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest).join('')}…`;
}

/**
 * Text for the body of a mail, where programs make links out of whatever looks like one: the zero-width space stops
 * that, so that every link in a mail is ours.
 */
export const withoutLinks = (text: string): string => text.replaceAll(linkable, '$1\u200B');

export const unlinked = (name: string): string => withoutLinks(named(name));

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** `14 March 2026 at 10:30 UTC`. */
export const moment = (timestamp: string): string => `${inWords.format(new Date(timestamp))} UTC`;

/** `48 hours`, to the nearest one: no time zone has to be reckoned with. */
export function hoursUntil(timestamp: string, now: Date): string {
  const hours = Math.max(1, Math.round((Date.parse(timestamp) - now.getTime()) / HOUR_MS));
  return hours === 1 ? 'hour' : `${hours} hours`;
}
