import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Baseline } from '../model/tree.ts';
import { readJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Sources } from './sources.ts';

/** Where an adopting repository keeps what it found on its first day: a file for each part that broke a rule. */
export const baselineFolder = '.boundaries';

export function readBaseline(sources: Sources, faults: string[]): ReadonlyMap<string, Baseline> {
  const read = filesIn(sources).map((file): [string, Baseline] => {
    const json = readJsonObject(file, sources.read(file), faults);
    return [file, json ? entriesOf(file, json, faults) : new Map()];
  });
  return new Map(read);
}

function filesIn({ root, overlay }: Sources): string[] {
  const folder = join(root, baselineFolder);
  const onDisk = existsSync(folder) ? readdirSync(folder).map((name) => `${baselineFolder}/${name}`) : [];
  const laid = [...overlay.keys()].filter((file) => file.startsWith(`${baselineFolder}/`));
  const all = new Set([...onDisk, ...laid].filter((file) => file.endsWith('.json') && overlay.get(file) !== null));
  return [...all].sort();
}

function entriesOf(file: string, json: JsonObject, faults: string[]): Baseline {
  const entries = Object.entries(json.value).map(([fingerprint, count]) => {
    const isCount = typeof count === 'number' && Number.isInteger(count) && count > 0;
    if (!isCount) faults.push(`${file}: "${fingerprint}" must say how often, by a number above 0`);
    return [fingerprint, { count: isCount ? count : 0, place: json.place(fingerprint) }] as const;
  });
  return new Map(entries);
}
