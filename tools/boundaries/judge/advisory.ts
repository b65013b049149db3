import { layerNames } from '../model/layer.ts';
import type { Layout } from '../model/layout.ts';
import type { Rule } from '../rules/rule.ts';

/** Whether a rule only advises: by itself, or because the configuration says so of it, its area or its layer. */
export function isAdvisory({ name, layer, advisory }: Rule, layout: Layout): boolean {
  return advisory === true || layout.advisory.some((entry) => entry === layer || isNamedBy(name, entry));
}

/** Entries of "advisory" that mean nothing: a slip would leave a rule hard, and nobody would know why. */
export function idleEntries({ advisory }: Layout, rules: readonly Rule[]): string[] {
  const layers: readonly string[] = layerNames;
  return advisory.filter((entry) => !layers.includes(entry) && !rules.some(({ name }) => isNamedBy(name, entry)));
}

const isNamedBy = (rule: string, entry: string): boolean =>
  entry === rule || (entry.endsWith('/*') && rule.startsWith(entry.slice(0, -1)));
