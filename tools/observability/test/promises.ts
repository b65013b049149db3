import { readFileSync } from 'node:fs';
import { inRoot } from '../../runner/places.ts';
import { source } from '../slo/objectives.ts';
import type { Promised } from '../slo/objectives.ts';
import { parseYaml, writeYaml } from '../yaml.ts';

/** The committed promises, with other ones for some modules, or changed in any way. */
export function promisesWith(modules: Promised['modules'], change: ((file: Record<string, unknown>) => void) | null) {
  const file = parseYaml(readFileSync(inRoot(source), 'utf8')) as Record<string, unknown>;
  file.modules = modules;
  change?.(file);
  return writeYaml(file);
}
