import { at } from '../model/edge.ts';
import type { Layout } from '../model/layout.ts';
import type { Manifest, Module } from '../model/tree.ts';
import type { JsonObject } from './json.ts';
import { readJsonObject } from './json.ts';
import { compareShape, isText, isTextList } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Sources } from './sources.ts';

/** A module as its folder and manifest show it; the door is added by who parses the code. */
export type Manifested = Omit<Module, 'door'>;

const list = { check: isTextList, expected: 'a list of names, none twice' };

const manifestShape: Shape = {
  name: { check: isText, expected: 'the name of the folder' },
  owner: { check: isText, expected: 'the team that answers for the module' },
  purpose: { check: isText, expected: 'one sentence' },
  dependsOn: list,
  listensTo: list,
  removable: { check: (value) => typeof value === 'boolean', expected: 'true or false' },
  owns: { ...list, isOptional: true },
  why: { check: isText, expected: 'a sentence', isOptional: true },
};

/** Reads the manifest of every module folder. What cannot be used goes to `faults`; the others are still read. */
export function readModules(sources: Sources, layout: Layout, faults: string[]): Manifested[] {
  return sources.folders(layout.modules).map((name) => readModule(sources, layout, name, faults));
}

function readModule(sources: Sources, layout: Layout, name: string, faults: string[]): Manifested {
  const folder = `${layout.modules}/${name}`;
  const file = `${folder}/${layout.manifest}`;
  const start = { file, line: 1, column: 1 };
  const hasManifest = sources.has(file);
  const json = hasManifest ? readJsonObject(file, sources.read(file), faults) : null;
  const manifest = json ? toManifest(json, name, faults) : null;
  return { name, folder, manifest, hasManifest, arrowPlace: (kind, to) => json?.place(kind, to) ?? start };
}

function toManifest(json: JsonObject, folder: string, faults: string[]): Manifest | null {
  const known = faults.length;
  compareShape(json, manifestShape, faults);
  if (faults.length > known) return null;
  const manifest = { owns: [], ...(json.value as object) } as unknown as Manifest;
  const wrong = (member: string, text: string): number => faults.push(`${at(json.place(member))}  ${text}`);
  if (manifest.name !== folder) wrong('name', `says "${manifest.name}", but the folder is called ${folder}`);
  const hearsAll = manifest.listensTo.includes('*');
  if (hearsAll && !manifest.why) wrong('listensTo', 'hears "*" and does not say why: add "why"');
  if (!hearsAll && manifest.why) wrong('why', 'gives a reason for "*", which listensTo does not name');
  if (manifest.dependsOn.includes('*')) wrong('dependsOn', 'names "*": who may call everybody has no arrows at all');
  return faults.length > known ? null : manifest;
}
