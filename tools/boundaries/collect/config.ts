import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CannotJudge } from '../model/finding.ts';
import { layerNames } from '../model/layer.ts';
import { house } from '../model/layout.ts';
import type { Layout } from '../model/layout.ts';
import { floorsFrom } from './floors.ts';
import { readJsonObject } from './json.ts';
import { compareShape, isText, isTextList } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Overlay } from './sources.ts';

export const configName = 'boundaries.config.json';

const isFolder = (value: unknown): boolean => typeof value === 'string' && !/^[./]|\/$|\\/.test(value);
const folder = {
  check: isFolder,
  expected: 'a folder, from the root, without ./ and without / at the end',
  isOptional: true,
} as const;
const text = { check: isText, expected: 'a name', isOptional: true } as const;
const list = { check: isTextList, expected: 'a list of names, none twice', isOptional: true } as const;
const part = (of: object) => ({
  check: (value: unknown) => isPart(value, of),
  expected: `an object with some of ${Object.keys(of).join(', ')}`,
  isOptional: true as const,
});

/** A command may say a word twice. */
const isWords = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);

const isLayers = (value: unknown): boolean =>
  isTextList(value) && (value as string[]).every((it) => (layerNames as readonly string[]).includes(it));

/** An empty name: not wanted. */
const isName = (value: unknown): boolean => typeof value === 'string' && !value.includes('/');

const isFloor = (value: unknown): boolean =>
  isFolder(value) || (isTextList(value) && (value as string[]).every((it) => isFolder(it)));
const floor = { ...folder, check: isFloor, expected: `${folder.expected}, or a list of such (* stands for one name)` };
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const configShape: Shape = {
  ...{
    modules: { ...floor, check: (value) => isFloor(value) && value !== '' },
    shared: floor,
    apps: floor,
    tools: floor,
  },
  manifests: { check: isObject, expected: 'an object with a manifest for each module', isOptional: true },
  ...{ door: { ...text, check: isName }, manifest: text, toolData: text, eventRole: text },
  ...{ rootFiles: list, ignored: list, doorRoles: list, notAJob: list, unitOfWork: list, permissions: list },
  ...{ advisory: list, layers: { ...list, check: isLayers, expected: `a list of ${layerNames.join(', ')}` } },
  ...{ run: { ...list, check: isWords }, database: folder, contract: { ...text, check: isName } },
  ...{ ambient: part(house.ambient), names: part(house.names), events: part(house.events) },
  ...{ orm: part(house.orm), tests: part(house.tests), sql: part(house.sql), composition: part(house.composition) },
  ...{ ablation: part(house.ablation), codeowners: part(house.codeowners) },
};

/** Lists stay lists and names stay names: members of `orm` and `tests` keep the kind that the house gives them. */
function isPart(value: unknown, of: object): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const kinds = of as Record<string, unknown>;
  return Object.entries(value).every(([key, it]) => {
    if (!Object.hasOwn(kinds, key)) return false;
    return Array.isArray(kinds[key]) ? isTextList(it) : typeof it === 'string';
  });
}

/** The layout of the judged repository: the house, changed by boundaries.config.json where there is one. */
export function readLayout(
  root: string,
  config: string | undefined,
  overlay: Overlay = new Map(),
): { layout: Layout; file: string } {
  const path = resolve(root, config ?? configName);
  const file = relative(root, path).replaceAll('\\', '/');
  const laid = overlay.get(file);
  if (laid === undefined && !existsSync(path)) {
    if (config) throw new CannotJudge([`${config} does not exist: name the file that --config means`]);
    if (!existsSync(join(root, house.modules))) throw new CannotJudge([unknown(root)]);
    return { layout: checked(root, house), file: '.dependency-cruiser.js' };
  }
  const faults: string[] = [];
  const json = readJsonObject(file, laid ?? readFileSync(path, 'utf8'), faults);
  if (json) compareShape(json, configShape, faults);
  if (!json || faults.length > 0) throw new CannotJudge(faults);
  const own = json.value as Partial<Layout>;
  const parts = {
    orm: { ...house.orm, ...own.orm },
    tests: { ...house.tests, ...own.tests },
    sql: { ...house.sql, ...own.sql },
    composition: { ...house.composition, ...own.composition },
    ambient: { ...house.ambient, ...own.ambient },
    names: { ...house.names, ...own.names },
    events: { ...house.events, ...own.events },
    ablation: { ...house.ablation, ...own.ablation },
    codeowners: { ...house.codeowners, ...own.codeowners },
  };
  const manifests = 'manifests' in json.value ? file : null;
  const layout = { ...house, ...own, ...parts, ...floorsFrom(root, own), manifests };
  return { layout: checked(root, layout), file };
}

/** Whoever has written no configuration is told of that, and of no folder that he has never heard of. */
const unknown = (root: string): string =>
  `${root} holds no ${configName}, and no ${house.modules}: write a first configuration by init`;

function checked(root: string, layout: Layout): Layout {
  const plain = layout.patterns.map(({ pattern }) => pattern.replace(/\/?[^/]*\*.*$/, ''));
  const floors = [layout.modules, layout.shared, layout.apps, layout.tools, ...plain].filter((it) => it !== '');
  const missing = floors.filter((it) => !existsSync(join(root, it)));
  if (missing.length === 0) return layout;
  const hint = 'mend the name in the configuration, or give "" for a floor that this repository does not have';
  throw new CannotJudge(missing.map((it) => `the folder ${it} does not exist: ${hint}`));
}
