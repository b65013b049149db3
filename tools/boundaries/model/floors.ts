/** The floors of a house that hold code. */
export type FloorKind = 'module' | 'shared' | 'app' | 'tool';

/** Folders that are each one module, one shared job, one app or one tool; `*` stands for one name. */
export interface FloorPattern {
  readonly kind: FloorKind;
  readonly pattern: string;
}

/** A home that a pattern makes: its name is the last of its folder. */
export interface Homestead {
  readonly kind: FloorKind;
  readonly name: string;
  readonly folder: string;
}

const compiled = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const text = pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '[^/]+');
  const made = new RegExp(`^(${text})/`);
  compiled.set(pattern, made);
  return made;
}

/** The first pattern that a file lies in. */
export function homesteadOf(file: string, patterns: readonly FloorPattern[]): Homestead | null {
  for (const { kind, pattern } of patterns) {
    const folder = expression(pattern).exec(file)?.[1];
    if (folder !== undefined) return { kind, folder, name: folder.split('/').at(-1) ?? '' };
  }
  return null;
}
