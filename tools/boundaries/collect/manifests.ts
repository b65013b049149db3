import { at } from '../model/edge.ts';
import { homesteadOf } from '../model/floors.ts';
import type { Layout } from '../model/layout.ts';
import type { Manifest, Module, Waiver } from '../model/tree.ts';
import type { JsonObject } from './json.ts';
import { readJsonObject } from './json.ts';
import { compareShape, isText, isTextList } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Sources } from './sources.ts';

/** A module as its folder and manifest show it; the door is added by who parses the code. */
export type Manifested = Omit<Module, 'door'>;

const list = { check: isTextList, expected: 'a list of names, none twice' };
const yesOrNo = { check: (value: unknown) => typeof value === 'boolean', expected: 'true or false' };
const waiverFields: readonly string[] = ['rule', 'from', 'to', 'reason', 'until'];

/** What it lacks is for the judge to say, at its line. */
const areWaivers = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((it) => {
    const isObject = typeof it === 'object' && it !== null && !Array.isArray(it);
    return (
      isObject &&
      Object.entries(it as object).every(([key, text]) => waiverFields.includes(key) && typeof text === 'string')
    );
  });

const manifestShape: Shape = {
  name: { check: isText, expected: 'the name of the folder' },
  owner: { check: isText, expected: 'the team that answers for the module' },
  purpose: { check: isText, expected: 'one sentence' },
  dependsOn: list,
  listensTo: list,
  removable: yesOrNo,
  owns: { ...list, isOptional: true },
  why: { check: isText, expected: 'a sentence', isOptional: true },
  waivers: { check: areWaivers, expected: `a list of objects with ${waiverFields.join(', ')}`, isOptional: true },
  strict: { ...yesOrNo, isOptional: true },
};

/** In the configuration of a repository that is new to the gate, a manifest may leave out whatever is not known yet. */
const loose = Object.fromEntries(
  Object.entries(manifestShape).map(([key, it]) => [key, { ...it, isOptional: true as const }]),
);
const unsaid = { owner: 'nobody yet', purpose: '', dependsOn: [], listensTo: [], removable: false };

/** Reads the manifest of every module folder. What cannot be used goes to `faults`; the others are still read. */
export function readModules(sources: Sources, layout: Layout, faults: string[]): Manifested[] {
  const { manifests: file } = layout;
  const config = file === null ? null : readJsonObject(file, sources.read(file), faults);
  const inConfig = config?.inner('manifests') ?? null;
  const folders = foldersOf(sources, layout, faults);
  for (const name of Object.keys(inConfig?.value ?? {})) {
    if (!folders.has(name)) {
      const how = 'take it out; or take out "manifests", and let init write them anew';
      faults.push(`${file}:1:1  "manifests" names ${name}, and there is no such module: ${how}`);
    }
  }
  return [...folders].map(([name, folder]) => readModule(sources, layout, { name, folder, inConfig }, faults));
}

/** Folders of the modules by name. */
function foldersOf(sources: Sources, layout: Layout, faults: string[]): ReadonlyMap<string, string> {
  if (!layout.patterns.some(({ kind }) => kind === 'module')) {
    return new Map(sources.folders(layout.modules).map((name) => [name, `${layout.modules}/${name}`]));
  }
  const folders = new Map<string, string>();
  for (const file of sources.files) {
    const home = homesteadOf(file, layout.patterns);
    if (home?.kind !== 'module') continue;
    const known = folders.get(home.name);
    if (known !== undefined && known !== home.folder)
      faults.push(`${known} and ${home.folder} would both be the module ${home.name}: rename one of them`);
    folders.set(home.name, known ?? home.folder);
  }
  return new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Place {
  readonly name: string;
  readonly folder: string;
  readonly inConfig: JsonObject | null;
}

function readModule(sources: Sources, layout: Layout, { name, folder, inConfig }: Place, faults: string[]): Manifested {
  const own = `${folder}/${layout.manifest}`;
  const isOwn = sources.has(own) || layout.manifests === null;
  const manifestFile = isOwn ? own : (layout.manifests ?? own);
  const start = { file: manifestFile, line: 1, column: 1 };
  const json = isOwn ? ownManifest(sources, own, faults) : (inConfig?.inner(name) ?? null);
  const manifest = json ? toManifest(json, name, isOwn ? manifestShape : loose, faults) : null;
  const hasManifest = isOwn ? sources.has(own) : json !== null;
  return {
    name,
    folder,
    manifest,
    hasManifest,
    manifestFile,
    arrowPlace: (kind, to) => json?.place(kind, to) ?? start,
  };
}

const ownManifest = (sources: Sources, file: string, faults: string[]): JsonObject | null =>
  sources.has(file) ? readJsonObject(file, sources.read(file), faults) : null;

function toManifest(json: JsonObject, folder: string, shape: Shape, faults: string[]): Manifest | null {
  const known = faults.length;
  compareShape(json, shape, faults);
  if (faults.length > known) return null;
  const defaults = { owns: [], strict: false, ...(shape === loose ? { ...unsaid, name: folder } : {}) };
  const manifest = { ...defaults, ...json.value, waivers: waiversIn(json) } as unknown as Manifest;
  const wrong = (member: string, text: string): number => faults.push(`${at(json.place(member))}  ${text}`);
  if (manifest.name !== folder) wrong('name', `says "${manifest.name}", but the folder is called ${folder}`);
  const hearsAll = manifest.listensTo.includes('*');
  if (hearsAll && !manifest.why) wrong('listensTo', 'hears "*" and does not say why: add "why"');
  if (!hearsAll && manifest.why) wrong('why', 'gives a reason for "*", which listensTo does not name');
  if (manifest.dependsOn.includes('*')) wrong('dependsOn', 'names "*": who may call everybody has no arrows at all');
  return faults.length > known ? null : manifest;
}

function waiversIn(json: JsonObject): Waiver[] {
  const written = (json.value['waivers'] ?? []) as readonly Partial<Waiver>[];
  const places = json.items('waivers');
  return written.map((it, index) => ({
    ...{ rule: '', from: '', to: '', reason: '', until: '', ...it },
    place: places[index] ?? json.place('waivers'),
  }));
}
