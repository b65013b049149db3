import type { Edge } from '../model/edge.ts';
import { at } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import { homeOf } from '../model/layout.ts';
import type { Tree } from '../model/tree.ts';
import { shortestRings } from './graph.ts';
import { finding } from './report.ts';

const loads = new Set([
  'import',
  'side-effect',
  'export',
  'export-star',
  'import-equals',
  'dynamic-import',
  'require',
  'import-type',
]);

/** Rings of files inside one module, or inside one floor. Rings of modules are rings of arrows. */
export function judgeCycles(tree: Tree): Finding[] {
  const partOf = (file: string): string => {
    const { kind, name } = homeOf(file, tree.layout);
    return kind === 'module' ? name : `floor ${kind}`;
  };
  const next = new Map<string, Map<string, Edge>>(tree.files.map((file) => [file, new Map()]));
  for (const edge of tree.edges) {
    const { from, to, form } = edge;
    if (to.kind !== 'file' || !loads.has(form) || partOf(from.file) !== partOf(to.file)) continue;
    const known = next.get(from.file);
    if (known && next.has(to.file) && !known.has(to.file)) known.set(to.file, edge);
  }
  const rings = shortestRings(tree.files, (file) => [...(next.get(file)?.keys() ?? [])].sort());
  return rings.map((ring) => toFinding(tree, ring, next));
}

function toFinding(tree: Tree, ring: readonly string[], next: ReadonlyMap<string, ReadonlyMap<string, Edge>>): Finding {
  const edges = ring.flatMap((file, index) => next.get(file)?.get(ring[(index + 1) % ring.length] ?? file) ?? []);
  const place = edges[0]?.from ?? { file: ring[0] ?? '', line: 1, column: 1 };
  return finding(tree, 'cycles/files', place, {
    what: `${[...ring, ring[0]].join(' → ')} is a ring of files`,
    fix: 'move what both need to a file of its own, which imports neither',
    evidence: edges.map(({ from, specifier }) => `${at(from)} imports ${specifier}`),
    subjects: [...ring],
  });
}
