import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { inRoot } from '../../runner/places.ts';

/** The machine and the versions that a set of figures belongs to. */
export interface Description {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly bound: string;
}

const packages = ['fastify', 'pg', '@nestjs/core', '@nestjs/platform-express', 'express', 'typeorm'];

export function describeMachine(postgres: string, bound: string): Description {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    postgres,
    packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    bound,
  };
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
