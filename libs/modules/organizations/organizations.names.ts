import { randomBytes } from 'node:crypto';
import { domainToASCII } from 'node:url';

const SLUG_ROOM = 33;
const SHORTEST_SLUG = 3;

export const slugForm = /^[a-z0-9-]{3,40}$/;

/** Slugs that an address of ours, or somebody posing as us, could want. */
const reservedSlugs: ReadonlySet<string> = new Set(
  `abuse account admin api app assets auth billing blog bulkhead cdn dashboard demo docs help health invitations legal
  login logout mail me metrics new operator organizations owner pages postmaster pricing privacy problems public root
  security settings sign-in sign-out sign-up signup static status support system team terms test user users webhooks
  webmaster www`.split(/\s+/),
);

export const isReservedSlug = (slug: string): boolean => reservedSlugs.has(slug);

/**
 * Names stand in mails to strangers: nothing that controls the text's direction or lines, nothing that a mail program
 * makes a link of (`a@b`, `x://y`, `evil.example`).
 */
export const isPlainName = (name: string): boolean =>
  !/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cn}\p{Co}]|[:/\\@<>]|[.。．｡]\p{L}/u.test(name);

/** Slugs to try for an organization of this name: its own words, then the same with a chance suffix. */
export function slugsFor(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_ROOM)
    .replace(/^-+|-+$/g, '');
  const suffixed = `${words || 'organization'}-${randomBytes(3).toString('hex')}`;
  return words.length < SHORTEST_SLUG || isReservedSlug(words) ? [suffixed] : [words, suffixed];
}

/** What two spellings of one address have in common: NFKC, lower case, domain in ASCII; `+tags` are kept. */
export function addressKey(email: string): string {
  const [local, domain] = splitAddress(email);
  return `${local}@${domain}`;
}

/** Whether the domain is one at all: UTS 46 refuses some that have the form. */
export const hasDomain = (email: string): boolean => splitAddress(email)[1] !== '';

function splitAddress(email: string): [local: string, domain: string] {
  const address = email.normalize('NFKC').toLowerCase().normalize('NFKC');
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), domainToASCII(address.slice(at + 1))];
}
