import { createHash } from 'node:crypto';
import type { LoadRequest } from '../../load/requests.ts';
import { fillId, fillItems, idOf, MINE, ORGANIZATIONS } from './world.ts';
import type { Asker } from './world.ts';

const PAGE = 50;

/** One kind of request, which has the same answer however much there is beside it. */
export interface Question {
  readonly key: string;
  readonly name: string;
  readonly requests: (asker: Asker) => LoadRequest[];
  /** How many items the answer holds, and the id of the first; none for an answer that is no list. */
  readonly holds: { readonly items: number; readonly firstId: string } | null;
}

/** Something that grows, from `from` on by steps of ten. */
export interface Series {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly from: number;
  readonly most: Readonly<Record<'quick' | 'full' | 'long', number>>;
  /** SQL that fills in rows `$1` to `$2`, each statement by itself. */
  readonly fill: (asker: Asker) => readonly string[];
  /** What lies there before it grows: so many rows of others. */
  readonly among?: Readonly<Record<'quick' | 'full' | 'long', number>>;
  readonly questions: readonly Question[];
}

const headersOf = ({ token }: Asker) => ({ authorization: `Bearer ${token}`, 'user-agent': 'bench' });
const get =
  (path: (asker: Asker) => string) =>
  (asker: Asker): LoadRequest[] => [{ method: 'GET', path: path(asker), headers: headersOf(asker) }];

/** As `toPage` of libs/shared/http makes it: whoever forges one only chooses where to begin. */
function cursorAfter(position: string, scope: readonly string[]): string {
  const text = JSON.stringify([position]);
  const seal = createHash('sha256')
    .update(JSON.stringify([scope, text]))
    .digest()
    .subarray(0, 12);
  return Buffer.concat([seal, Buffer.from(text)]).toString('base64url');
}

const members: Question = {
  key: 'members',
  name: 'members of an organization, 50 from the middle',
  requests: get(({ organizationIds: [id = ''] }) => {
    const cursor = cursorAfter(idOf(MINE / 2), ['organizations.members', id]);
    return `/v1/organizations/${id}/members?limit=${PAGE}&cursor=${cursor}`;
  }),
  holds: { items: PAGE, firstId: idOf(MINE / 2 + 1) },
};
const inbox: Question = {
  key: 'inbox',
  name: 'notifications of a person, 50 from the middle',
  requests: get(({ userId }) => {
    const cursor = cursorAfter(idOf(MINE / 2), ['notifications', userId, 'false']);
    return `/v1/me/notifications?limit=${PAGE}&unread=false&cursor=${cursor}`;
  }),
  holds: { items: PAGE, firstId: idOf(MINE / 2 - 1) },
};
const one: Question = {
  key: 'get',
  name: 'GET of an organization by id',
  requests: (asker) =>
    asker.organizationIds.map((id) => ({ method: 'GET', path: `/v1/organizations/${id}`, headers: headersOf(asker) })),
  holds: null,
};
const mine: Question = {
  key: 'mine',
  name: 'my organizations',
  requests: get(() => '/v1/organizations?limit=50'),
  holds: { items: ORGANIZATIONS, firstId: idOf(0) },
};

/** Organizations of so many members hold the rows of others. */
const MEMBERS = 1_000;
const fillOrganizations = (first: string, last: string) => `
  insert into organizations.organizations (id, name, slug)
  select ${fillId('n')}, 'Organization', format('other-%s', n) from generate_series(${first}, ${last}) n`;

/** Rows of others, by which `among` begins, too. */
export const fillOthers: readonly string[] = [
  `${fillOrganizations(`($1::int - 1) / ${MEMBERS}`, `$2::int / ${MEMBERS}`)} on conflict do nothing`,
  `insert into organizations.members (organization_id, user_id, role)
       select ${fillId(`(n / ${MEMBERS})`)}, ${fillId('n')}, 'member' from generate_series($1::int, $2::int) n`,
  fillItems(fillId(`(n / ${MEMBERS})`)),
];

/** Beside the ids of all rows of others. */
const ASIDE = 20_000_000;
const ownId = fillId(`(n + ${ASIDE})`);
const fillOwn = ({ userId, organizationIds: [id = ''] }: Asker): readonly string[] => [
  `insert into organizations.members (organization_id, user_id, role)
   select '${id}', ${ownId}, 'member' from generate_series($1::int, $2::int) n`,
  fillItems(`'${userId}'::uuid`, ownId),
];

export const allSeries: readonly Series[] = [
  {
    key: 'others',
    name: 'rows of others',
    unit: 'rows',
    from: MINE,
    most: { quick: 100_000, full: 1_000_000, long: 10_000_000 },
    fill: () => fillOthers,
    questions: [members, inbox],
  },
  {
    key: 'own',
    name: 'rows of the same organization and person',
    unit: 'rows',
    from: MINE,
    most: { quick: 100_000, full: 1_000_000, long: 10_000_000 },
    fill: fillOwn,
    questions: [members, inbox],
  },
  {
    key: 'among',
    name: 'rows of the same organization and person among many of others',
    unit: 'rows',
    from: MINE,
    most: { quick: 10_000, full: 100_000, long: 100_000 },
    among: { quick: 200_000, full: 500_000, long: 500_000 },
    fill: fillOwn,
    questions: [members, inbox],
  },
  {
    key: 'organizations',
    name: 'organizations',
    unit: 'organizations',
    from: ORGANIZATIONS,
    most: { quick: 10_000, full: 100_000, long: 100_000 },
    fill: () => [
      fillOrganizations('$1::int', '$2::int'),
      `insert into organizations.members (organization_id, user_id, role)
       select ${fillId('n')}, ${fillId('n')}, 'owner' from generate_series($1::int, $2::int) n`,
    ],
    questions: [one, mine],
  },
];

/** The sizes of a series, the first of which is where all begin. */
export function sizesOf({ from, most }: Series, form: keyof Series['most']): number[] {
  const sizes = [from];
  for (let size = from * 10; size <= most[form]; size *= 10) sizes.push(size);
  return sizes;
}
