import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accept } from './commands/accept.ts';
import { impact } from './commands/impact.ts';
import { deltaOf } from './contract/delta.ts';
import { build, moduleOf } from './test/house.ts';

const small = {
  'package.json': '{ "type": "module" }',
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "strict": true } }',
  'boundaries.config.json': '{ "shared": "", "apps": "", "tools": "", "contract": "contract.json" }',
  '.gitignore': 'node_modules',
  ...moduleOf('items'),
  ...moduleOf('orders', [['items'], []], {
    'orders.service.ts': `import { ItemsFacade } from '../items/index.js';
export const buy = (items: ItemsFacade) => items.itemsView('', '');`,
  }),
  ...moduleOf('bills', [['orders'], []], {
    'bills.service.ts': `import { OrdersFacade } from '../orders/index.js';
export const bill = (orders: OrdersFacade) => orders.ordersView('', '');`,
  }),
};

let house: ReturnType<typeof build>;
beforeEach(() => {
  house = build(small);
});
afterEach(() => house.remove());

const facade = 'libs/modules/items/items.facade.ts';
const path = (file: string) => join(house.root, file);
const widen = () =>
  writeFileSync(
    path(facade),
    readFileSync(path(facade), 'utf8').replace(
      '{ async',
      "{ async state(): Promise<'b' | null | 'a'> { return null; } async",
    ),
  );

describe('accept', () => {
  it('writes contracts, says what has changed in them, and has nothing to say the second time', async () => {
    expect(await accept({ root: house.root })).toContain('accept: 3 contracts, 0 unchanged');
    const contract = readFileSync(path('libs/modules/orders/contract.json'), 'utf8');
    expect(JSON.parse(contract)).toMatchObject({ module: 'orders', arrows: { dependsOn: { items: ['inject'] } } });
    widen();
    expect(await accept({ root: house.root })).toBe(
      'libs/modules/items/contract.json + facades.ItemsFacade.state: () => Promise<"a" | "b" | null>\n' +
        'accept: 3 contracts, 2 unchanged\n',
    );
    expect(await accept({ root: house.root })).toBe('accept: 3 contracts, 3 unchanged\n');
  });
});

describe('impact', () => {
  const git = (...words: string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: house.root });

  it('tells a change of a contract from one behind the door, and names who depends on it', async () => {
    await accept({ root: house.root });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'begin');
    expect(await impact({ root: house.root })).toBe('impact since HEAD: 0 files changed\n');
    widen();
    writeFileSync(path('libs/modules/bills/notes.ts'), 'export const note = 1;');
    expect((await impact({ root: house.root })).split('\n')).toEqual([
      'impact since HEAD: 2 files changed',
      '',
      'bills (team-bills)  1 file, its contract has not changed: nobody else has to look',
      '',
      'items (team-items)  1 file, its contract has changed',
      '  + facades.ItemsFacade.state: () => Promise<"a" | "b" | null>',
      '  concerns orders (team-orders): dependsOn',
      '  and, through them, bills',
      '',
    ]);
  });

  it('says what it lacks, where there is no git or no such revision', async () => {
    await expect(impact({ root: house.root })).rejects.toThrow('is no work tree of git');
    git('init', '-q');
    await expect(impact({ root: house.root }, 'HEAD')).rejects.toThrow('git knows no revision HEAD');
  });
});

describe('a delta', () => {
  it('has a line for each thing that came or went', () => {
    const before = { offers: ['A', 'B'], arrows: { dependsOn: { items: ['type'] } }, routes: [] };
    const after = { offers: ['A'], arrows: { dependsOn: { items: ['inject'], users: [] } }, routes: ['GET /a'] };
    expect(deltaOf(before, after)).toEqual(
      [
        '- arrows.dependsOn.items: type',
        '+ arrows.dependsOn.items: inject',
        '+ arrows.dependsOn.users',
        '- offers: B',
        '+ routes: GET /a',
      ].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1)),
    );
  });
});
