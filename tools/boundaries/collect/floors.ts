import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FloorKind, FloorPattern } from '../model/floors.ts';
import { house } from '../model/layout.ts';
import type { Layout } from '../model/layout.ts';

/** A floor as the configuration gives it: the folder above its homes, or a list of those homes and patterns of them. */
export type FloorSetting = string | readonly string[];

const keys = { module: 'modules', shared: 'shared', app: 'apps', tool: 'tools' } as const;
type FloorKey = (typeof keys)[FloorKind];

type Floors = Pick<Layout, FloorKey | 'patterns'>;

/** Floors by their folders, and, of those that are lists, the patterns: plain folders first, then the deeper one. */
export function floorsFrom(root: string, own: Partial<Record<FloorKey, FloorSetting>>): Floors {
  const patterns = Object.entries(keys).flatMap(([kind, key]) => {
    const setting = own[key];
    if (setting === undefined || typeof setting === 'string') return [];
    return setting.map((entry): FloorPattern => ({ kind: kind as FloorKind, pattern: patternOf(root, entry) }));
  });
  const plain = patterns.filter(({ pattern }) => !pattern.includes('*'));
  const wide = patterns.filter(({ pattern }) => pattern.includes('*'));
  const depth = ({ pattern }: FloorPattern): number => pattern.split('/').length;
  const sorted = [...wide].sort((a, b) => depth(b) - depth(a));
  return { ...folders(own), patterns: [...plain, ...sorted] };
}

/** What messages call a floor that is a list: the folder that its entries have in common. */
function folders(own: Partial<Record<FloorKey, FloorSetting>>): Pick<Layout, FloorKey> {
  const folder = (key: FloorKey): string => {
    const setting = own[key] ?? house[key];
    return typeof setting === 'string' ? setting : commonFolder(setting);
  };
  return { modules: folder('modules'), shared: folder('shared'), apps: folder('apps'), tools: folder('tools') };
}

function commonFolder(entries: readonly string[]): string {
  const [first = [], ...others] = entries.map((entry) => entry.replace(/\/[^/]*$|^[^/]*$/, '').split('/'));
  const differs = first.findIndex((part, index) => part.includes('*') || others.some((it) => it[index] !== part));
  return (differs < 0 ? first : first.slice(0, differs)).join('/');
}

/** A folder with source of its own is a home; one that only holds folders holds homes. */
const patternOf = (root: string, entry: string): string =>
  entry.includes('*') || holdsSource(join(root, entry)) ? entry : `${entry}/*`;

function holdsSource(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => /\.[cm]?[jt]sx?$/.test(name));
  } catch {
    return false;
  }
}
