import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ICruiseOptions, ICruiseResult } from 'dependency-cruiser';
import { CannotJudge } from '../../model/finding.ts';

/** Of what dependency-cruiser found, what the gate reads. */
export interface Cruised {
  readonly modules: { source: string; dependencies: { module: string; resolved: string }[] }[];
  readonly violations: ICruiseResult['summary']['violations'][number][];
}

/** Runs dependency-cruiser on files, given by their paths from the root. */
export type Cruiser = (files: readonly string[], options: ICruiseOptions) => Promise<Cruised>;

export interface Order {
  readonly files: string[];
  readonly options: ICruiseOptions;
}

export type Reply = { readonly cruised: Cruised } | { readonly refusal: string };

export const names = { order: 'order.json', reply: 'reply.json' } as const;

/**
 * dependency-cruiser in a process of its own: it parses every file a second time, while the checker does its part. The two
 * speak by files, since neither has an ear for the other while it works.
 */
export const cruiseApart: Cruiser = async (files, options) => {
  const folder = mkdtempSync(join(tmpdir(), 'boundaries-cruise-'));
  try {
    writeFileSync(join(folder, names.order), JSON.stringify({ files, options }));
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const words: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => words.push(text));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new CannotJudge([`dependency-cruiser ended with ${String(code)}: ${words.join('').trim()}`]);
    const reply = JSON.parse(readFileSync(join(folder, names.reply), 'utf8')) as Reply;
    if ('refusal' in reply) throw new CannotJudge([reply.refusal]);
    return reply.cruised;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
