import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { root } from '../runner/places.ts';

const Manifest = z.object({ name: z.string(), owner: z.string() });

/** The owner of each module, by its name, as the manifests say. */
export type Owners = ReadonlyMap<string, string>;

export function readOwners(folder = root): Owners {
  const files = globSync('libs/modules/*/module.json', { cwd: folder }).sort();
  const manifests = files.map((file) => Manifest.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))));
  return new Map(manifests.map(({ name, owner }) => [name, owner]));
}
