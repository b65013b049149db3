import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashSchemas, hashSources } from './build.ts';

let folder: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-build-'));
  write('apps/api/main.ts', 'main');
  write('libs/modules/flags/flags.service.ts', 'service');
  write('libs/modules/flags/migrations/1-create.ts', 'create');
  write('.swcrc', '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the hash that decides about a build', () => {
  it('stays the same when a file is only touched', () => {
    const before = hashSources(folder);
    utimesSync(join(folder, 'apps/api/main.ts'), new Date(0), new Date(0));
    expect(hashSources(folder)).toBe(before);
  });

  it.each(['apps/api/main.ts', 'libs/modules/flags/flags.service.ts', '.swcrc'])('changes with %s', (file) => {
    const before = hashSources(folder);
    write(file, 'changed');
    expect(hashSources(folder)).not.toBe(before);
  });

  it('changes when a file is renamed', () => {
    const before = hashSources(folder);
    rmSync(join(folder, 'apps/api/main.ts'));
    write('apps/api/start.ts', 'main');
    expect(hashSources(folder)).not.toBe(before);
  });

  it.each(['libs/modules/flags/flags.spec.ts', 'apps/api/test/journey.e2e-spec.ts', 'libs/shared/testing/boot.ts'])(
    'does not know %s, which is not built',
    (file) => {
      const before = hashSources(folder);
      write(file, 'new');
      expect(hashSources(folder)).toBe(before);
    },
  );

  it('asks for migrations when a migration changes, and not when a service does', () => {
    const before = hashSchemas(folder);
    write('libs/modules/flags/flags.service.ts', 'changed');
    expect(hashSchemas(folder)).toBe(before);
    write('libs/modules/flags/migrations/1-create.ts', 'changed');
    expect(hashSchemas(folder)).not.toBe(before);
  });
});
