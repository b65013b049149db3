import { readFileSync } from 'node:fs';

/** The build's own compiler options, so that a test runs the code that is shipped. */
const { $schema: _, ...swc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/{apps,libs,tools}/**/*.{spec,e2e-spec}.ts'],
  // The specimen's specs run where it is copied to: tools/modules/added.e2e-spec.ts does.
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/', '<rootDir>/tools/modules/specimen/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.bulkhead/', '/fixtures/'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // apps/ and libs/ import what the build emits (`./x.js`); tools/ run as they stand and import `./x.ts`.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  // One spec boots Nest on a database of its own: seconds on a busy machine with two cores, never minutes.
  testTimeout: 30_000,
  maxWorkers: 2,
  // A worker that has held compilers gives back a gigabyte when it ends, which takes more than Jest's half second on a busy
  // machine: Jest then calls it a leak. One that really hangs is still told.
  workerGracefulExitTimeout: 10_000,
  // What the specs cause (statements, transactions, calls between modules) is judged once all have run.
  reporters: ['default', '<rootDir>/tools/boundaries/reporter.ts'],
};
