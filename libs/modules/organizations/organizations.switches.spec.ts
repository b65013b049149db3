import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FeatureSwitch } from '../../shared/switches/index.js';
import { OrganizationCreated } from './index.js';
import { Town } from './test/town.js';

/** An operator who turns one switch. */
class Board extends FeatureSwitch {
  creation: boolean | undefined;

  isEnabled(_caller: unknown, key: string, { fallback }: { fallback: boolean }): boolean {
    return key === 'organizations.creation' ? (this.creation ?? fallback) : fallback;
  }

  variant(): null {
    return null;
  }
}

const board = new Board();
let town: Town;
beforeAll(async () => {
  const variables = { ORGANIZATIONS_PER_PERSON_AND_DAY: '1' };
  town = await Town.open({ ports: [{ provide: FeatureSwitch, useValue: board }], variables });
});
afterAll(() => town.close());
beforeEach(() => {
  board.creation = undefined;
});

describe('while no new organizations may be made', () => {
  it('says so, and when to ask again, and nothing has happened', async () => {
    board.creation = false;
    const ada = town.someone();
    const refused = await ada.client.post('/v1/organizations', { name: 'Acme' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'organization_creation_paused' } });
    expect(refused.headers['retry-after']).toBe('300');
    expect((await ada.client.get('/v1/organizations')).body.items).toEqual([]);
    const told = await town.house.published(OrganizationCreated);
    expect(told.filter(({ actor }) => actor.id === ada.user.id)).toEqual([]);
  });

  it('asks the database nothing, and takes nothing off what a person may make in a day', async () => {
    board.creation = false;
    const { client } = town.someone();
    const { statements } = await town.house.measure(() => client.post('/v1/organizations', { name: 'Acme' }));
    expect(statements).toEqual([]);
    board.creation = true;
    expect((await client.post('/v1/organizations', { name: 'Acme' })).status).toBe(201);
  });

  it('leaves those that are there as they are', async () => {
    const { path, owner } = await town.organization();
    board.creation = false;
    expect((await owner.client.seeing(1).patch(path, { name: 'Acme 2' })).body.name).toBe('Acme 2');
    const guest = await town.invite({ id: path.split('/').at(-1)!, path, owner }, 'ben@example.com');
    expect(guest.status).toBe('pending');
  });

  it('judges a request anew that is sent again under its key', async () => {
    const client = town.someone().client.once();
    board.creation = false;
    expect((await client.post('/v1/organizations', { name: 'Acme' })).status).toBe(503);
    board.creation = true;
    expect((await client.post('/v1/organizations', { name: 'Acme' })).status).toBe(201);
  });
});

it('lets organizations be made while nobody has said anything about it', async () => {
  expect((await town.someone().client.post('/v1/organizations', { name: 'Acme' })).status).toBe(201);
});
