import { beforeEach, describe, expect, it } from '@jest/globals';
import { Activities } from '../activity/index.js';
import { DatabaseModule, Statements } from '../database/index.js';
import { Recording } from './recording.js';

DatabaseModule.forModule('cellar', { entities: [], migrations: [] });
DatabaseModule.forModule('attic', { entities: [], migrations: [] });

interface Written {
  readonly statements: { module: string; text: string; at: string | null }[];
  readonly transactions: { module: string; statements: number[] }[];
  readonly loops: { by: string; name: string; count: number; at: string }[];
  readonly nested: { kind: string; name: string; inside: string }[];
}

let activities: Activities;
let statements: Statements;
let recording: Recording;
beforeEach(() => {
  [activities, statements, recording] = [new Activities(), new Statements(), new Recording()];
  recording.listenTo(statements, activities);
});

const written = () => JSON.parse(JSON.stringify(recording)) as Written;
const send = (module: string, text: string) => statements.send(module, text, async () => undefined);
const during = (
  kind: 'request' | 'transaction' | 'facade' | 'handler',
  module: string,
  name: string,
  work: () => Promise<void>,
) => activities.run(kind, module, name, work);

describe('a recording', () => {
  it('keeps what one transaction has sent together, once, and what was sent without one', async () => {
    for (const id of [1, 2]) {
      await during('transaction', 'cellar', 'transaction', async () => {
        await send('cellar', 'START TRANSACTION');
        await send('cellar', `update cellar.shelves set n = ${id}`);
        await send('cellar', 'select 1 from cellar.jars');
      });
    }
    await send('attic', 'select 1 from attic.boxes');
    const { statements: kept, transactions } = written();
    expect(kept.map(({ text }) => text)).toEqual([
      'update cellar.shelves set n = 1',
      'select 1 from cellar.jars',
      'select 1 from attic.boxes',
    ]);
    expect(transactions).toEqual([
      { module: 'cellar', statements: [0, 1] },
      { module: 'attic', statements: [2] },
    ]);
  });

  it('tells where a statement was sent that may be on what is another’s', async () => {
    await send('cellar', 'select 1 from attic.boxes');
    await send('cellar', 'select 1 from cellar.jars');
    const [foreign, own] = written().statements;
    expect([typeof foreign?.at, own?.at]).toEqual(['string', null]);
  });

  it('tells of a facade that one line calls again and again, and not of two lines', async () => {
    const call = () => during('facade', 'attic', 'AtticFacade.box', async () => undefined);
    await during('request', 'cellar', 'GET /jars', async () => {
      for (let index = 0; index < 5; index++) await call();
    });
    await during('request', 'cellar', 'GET /shelves', async () => {
      await during('facade', 'attic', 'AtticFacade.lid', async () => undefined);
      await during('facade', 'attic', 'AtticFacade.lid', async () => undefined);
    });
    expect(written().loops.map(({ by, name, count }) => [by, name, count])).toEqual([
      ['request GET /jars', 'AtticFacade.box', 5],
    ]);
  });

  it('tells of handlers and facades inside the transaction of another module alone', async () => {
    await during('transaction', 'cellar', 'transaction', async () => {
      await during('handler', 'attic', 'attic.tidy', async () => undefined);
      await during('facade', 'cellar', 'CellarFacade.own', async () => undefined);
    });
    await during('handler', 'attic', 'attic.later', async () => undefined);
    expect(written().nested).toMatchObject([{ kind: 'handler', name: 'attic.tidy', inside: 'cellar' }]);
  });
});
