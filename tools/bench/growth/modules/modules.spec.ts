import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { refuseIdleModules } from './check.ts';
import { moduleFiles, namesOf } from './generated.ts';
import type { ModulesData, Size } from './modules.ts';
import { megabytes } from './rest.ts';
import { modulesAims, modulesSection, slopeRatio } from './section.ts';
import { composed } from './tree.ts';

describe('a generated module', () => {
  it('has names of its own, by letters, and hears the module before it', () => {
    const files = moduleFiles(100);
    expect([...files.keys()]).toContain('migrations/1770000000100-create-ledgerbaa.ts');
    const handlers = files.get('ledgerbaa.handlers.ts');
    expect(handlers).toContain(`import { LedgerAjjEntryAdded } from '../ledgerajj/index.js';`);
    expect(handlers).toContain('export class LedgerBaaHandlers');
    expect([...files.values()].join('')).not.toMatch(/ledger(000|999)/i);
  });

  it('hears organizations, when it is the first', () => {
    expect(moduleFiles(1).get('ledgeraab.handlers.ts')).toContain(
      `import { OrganizationUpdated } from '../organizations/index.js';`,
    );
  });

  it('is composed behind the product’s own modules, and is red where there is no place for it', () => {
    const text = composed('imports: [compose([One, Two])]', 2);
    expect(text).toContain('compose([One, Two, LedgerAabModule, LedgerAacModule])');
    expect(text).toContain(`import { LedgerAacModule } from '../../libs/modules/ledgeraac/index.js';`);
    expect(() => composed('imports: []', 2)).toThrow(/has no compose/);
  });
});

describe('a run', () => {
  let server: Server;
  afterEach(() => void server.close());

  /** Answers as modules do. @param heard what the lists hold @param absent the path of a module that is not there */
  async function modulesWith(heard: readonly object[], absent = ' ') {
    server = createServer(({ url = '', method }, response) => {
      const status = url.includes(absent) ? 404 : method === 'POST' ? 201 : 200;
      response.writeHead(status).end(JSON.stringify({ items: heard }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const visitor = { token: 't', email: 'e', organizationId: 'o' };
    return refuseIdleModules({ host: '127.0.0.1', port }, visitor, 3, 200);
  }

  it('is red when a module does not answer', async () => {
    await expect(modulesWith([{ text: 'heard' }], namesOf(2).path)).rejects.toThrow(/ledgeraac answered GET with 404/);
  });

  it('is red when an event does not reach its module', async () => {
    await expect(modulesWith([{ text: 'told' }])).rejects.toThrow(/ledgeraad has not heard what ledgeraac told/);
  });

  it('goes on when all answer and one has heard', async () => {
    await modulesWith([{ text: 'heard' }]);
  });
});

describe('the section', () => {
  const phases = { node: 50, import: 900, container: 200, init: 300, listen: 10, ready: 40 };
  const rest = {
    ...{ rssMegabytes: 150, pssMegabytes: 140, connections: 20 },
    ...{ cpuSecondsAMinute: 0.5, databaseCpuSecondsAMinute: 0.25 },
  };
  const size = (modules: number, ready: number): Size => {
    const start = { phases, ready, firstRequest: 30 };
    return { modules, files: 2000, cold: [start], warm: [start], rest };
  };
  const data = (...sizes: Size[]): ModulesData => {
    const of = (...ratios: number[]) => ({ fewMicroseconds: 500, manyMicroseconds: 520, ratios });
    return { sizes, requests: { get: of(1.02, 1.04, 1.2), generated: of(1.3) } };
  };

  it('finds a line where each module costs the same, and says by how much it bends', () => {
    expect(slopeRatio([size(10, 1_000), size(20, 1_100), size(40, 1_300)])).toBeCloseTo(1);
    expect(slopeRatio([size(10, 1_000), size(20, 1_100), size(40, 1_700)])).toBeCloseTo(3);
    const aims = modulesAims(data(size(8, 1_500), size(25, 1_670), size(100, 4_000)));
    expect(aims.map(({ missedBy }) => missedBy)).toEqual(['1.00 s', '211 %', null, '30 %']);
  });

  it('tells what a product of so many modules takes at rest', () => {
    const section = modulesSection(data(size(8, 1_500), size(100, 2_500)));
    expect(section).toContain('| 100 | 2000 | 2500 | 2500 | 900 | 150 | 140 | 20 | 0.5 | 0.3 |');
    expect(section).toContain('| GET of an organization by id | 500 | 520 | **1.04** (1.02–1.20) |');
  });

  it('reads memory as the kernel tells it', () => {
    expect(megabytes('Rss:   2000 kB\nPss:   1000 kB\n', 'Pss')).toBe(1.024);
  });
});
