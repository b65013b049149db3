import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseConfig } from '../../libs/shared/database/index.js';
import { environment } from './environment.js';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-environment-'));
  file = join(folder, 'database_url');
  writeFileSync(file, 'postgres://user:secret@db/app\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a secret', () => {
  it('may stand in the file that NAME_FILE names', () => {
    const variables = environment({ DATABASE_URL_FILE: file, PORT: '80' });
    expect(variables).toMatchObject({ DATABASE_URL: 'postgres://user:secret@db/app', PORT: '80' });
    expect(DatabaseConfig.read(variables).url.reveal()).toBe('postgres://user:secret@db/app');
  });

  it('is refused when it is given twice, or its file is not there; what it says is not shown', () => {
    const twice = { DATABASE_URL: 'postgres://user:secret@db/app', DATABASE_URL_FILE: file };
    const lost = { BULKHEAD_KEYS_FILE: join(folder, 'lost') };
    expect(() => environment({ ...twice, ...lost })).toThrow(
      /BULKHEAD_KEYS_FILE cannot be read \(ENOENT\)[^]*DATABASE_URL and DATABASE_URL_FILE are both set/,
    );
    expect(() => environment(twice)).not.toThrow(/secret@/);
  });

  it('is the only thing that may: a setting that can be shown has no file', () => {
    expect(environment({ PORT_FILE: file })).not.toHaveProperty('PORT');
  });
});
