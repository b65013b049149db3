import { randomUUID } from 'node:crypto';
import type { ModuleCases } from '../../../../apps/api/test/module-cases.js';
import type { Person, Product } from '../../../../apps/api/test/product.js';
import type { Headers, Prepare } from '../../../../apps/api/test/visit.js';

/** What requests say of a voyage. */
const example = {
  homePort: 'First',
  shipLog: 'First',
  deckCount: 1,
  cabinCount: 1,
  ticketPrice: { amountMinor: 9_900, currency: 'EUR' },
  portFee: { amountMinor: 9_900, currency: 'EUR' },
  sailsOn: '2027-02-28',
  returnsOn: '2027-02-28',
  boardsAt: '2027-02-28T08:30:00.000Z',
  docksAt: '2027-02-28T08:30:00.000Z',
  isInsured: true,
  isCharter: true,
};
const other = {
  homePort: 'Second',
  shipLog: 'Second',
  deckCount: 2,
  cabinCount: 2,
  ticketPrice: { amountMinor: 19_900, currency: 'CHF' },
  portFee: { amountMinor: 19_900, currency: 'CHF' },
  sailsOn: '2027-03-01',
  returnsOn: '2027-03-01',
  boardsAt: '2027-03-01T12:00:00.500Z',
  docksAt: '2027-03-01T12:00:00.500Z',
  isInsured: false,
  isCharter: false,
};
const asMade = { 'if-match': '"1"' };

const pathOf = (organizationId: string) => `/v1/organizations/${organizationId}/voyages`;

/** The id of a new one. */
async function make(product: Product, { token }: Person, organizationId: string): Promise<string> {
  const { status, body } = await product.instances[0]!.send('POST', pathOf(organizationId), example, token);
  if (status !== 201) throw new Error(`Creating a voyage answered ${status}`);
  return body.id;
}

const aboutAll =
  (method: string, body?: unknown): Prepare =>
  async ({ product, owner }) => [method, pathOf(await product.organization(owner)), body, owner.token];

const aboutOne =
  (method: string, rest = '', body?: unknown, headers?: Headers): Prepare =>
  async ({ product, owner }) => {
    const organizationId = await product.organization(owner);
    const path = `${pathOf(organizationId)}/${await make(product, owner, organizationId)}`;
    return [method, `${path}${rest}`, body, owner.token, undefined, headers];
  };

export const voyagesCases: ModuleCases = {
  module: 'voyages',
  visits: {
    voyages_listVoyages: aboutAll('GET'),
    voyages_createVoyage: aboutAll('POST', example),
    voyages_getVoyage: aboutOne('GET'),
    voyages_updateVoyage: aboutOne('PATCH', '', other, asMade),
    voyages_deleteVoyage: aboutOne('DELETE', '', undefined, asMade),
  },
  budgets: {
    voyages_listVoyages: [3, 4],
    voyages_createVoyage: [4, 5],
    voyages_getVoyage: [3, 4],
    voyages_updateVoyage: [5, 6],
    voyages_deleteVoyage: [5, 6],
  },
  places: { 'voyages.voyages': '/v1/organizations/:organizationId/voyages/:voyageId' },

  async lists(product, person, organizationId) {
    const query = (text: string, parameters: unknown[]) => product.database.query(text, parameters);
    const first = await make(product, person, organizationId);
    return {
      voyages_listVoyages: {
        path: pathOf(organizationId),
        keyOf: ({ id }) => id!,
        insert: async () => {
          const id = randomUUID();
          await query(
            `insert into voyages.voyages
             select (jsonb_populate_record(first, jsonb_build_object('id', $1::uuid))).*
             from voyages.voyages first where first.id = $2`,
            [id, first],
          );
          return id;
        },
        remove: (id) => query('delete from voyages.voyages where id = $1', [id]),
      },
    };
  },

  async fill(product, owner, organizationId) {
    return { voyageId: await make(product, owner, organizationId) };
  },
};
