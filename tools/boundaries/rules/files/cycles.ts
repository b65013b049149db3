import { shortestRings } from '../../judge/graph.ts';
import { at } from '../../model/edge.ts';
import type { Edge } from '../../model/edge.ts';
import type { Finding } from '../../model/finding.ts';
import { homeOf } from '../../model/layout.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';

const loads: readonly string[] = [
  ...['import', 'side-effect', 'export', 'export-star', 'import-equals', 'dynamic-import', 'require', 'import-type'],
];

/** The imports of each file that stay in its part of the house, by target. */
type Imports = ReadonlyMap<string, ReadonlyMap<string, Edge>>;

/** Rings of files inside one module, or inside one floor. Rings of modules are rings of arrows. */
export const cycles: Rule = {
  name: 'cycles/files',
  layer: 'imports',
  why: 'files that need each other in a ring cannot be read, tested or loaded one without the other',
  bad: 'a.ts imports b.ts, b.ts imports a.ts',
  good: 'what both need moves to a third file, which imports neither',
  tree(tree, say) {
    const imports = importsWithinParts(tree);
    const rings = shortestRings(tree.files, (file) => [...(imports.get(file)?.keys() ?? [])].sort());
    return rings.map((ring) => toFinding(ring, imports, say));
  },
};

function importsWithinParts({ files, edges, layout }: Tree): Imports {
  const partOf = (file: string): string => {
    const { kind, name } = homeOf(file, layout);
    return kind === 'module' ? name : `floor ${kind}`;
  };
  const imports = new Map<string, Map<string, Edge>>(files.map((file) => [file, new Map()]));
  for (const edge of edges) {
    const { from, to, form, via } = edge;
    if (via !== 'import' || to.kind !== 'file' || !loads.includes(form)) continue;
    const known = imports.get(from.file);
    if (!known || known.has(to.file) || !imports.has(to.file) || partOf(from.file) !== partOf(to.file)) continue;
    known.set(to.file, edge);
  }
  return imports;
}

function toFinding(ring: readonly string[], imports: Imports, say: Say): Finding {
  const edges = ring.flatMap((file, index) => imports.get(file)?.get(ring[(index + 1) % ring.length] ?? file) ?? []);
  return say.at(edges[0]?.from ?? { file: ring[0] ?? '', line: 1, column: 1 }, {
    what: `${[...ring, ring[0]].join(' → ')} is a ring of files`,
    fix: 'move what both need to a file of its own, which imports neither',
    evidence: edges.map(({ from, specifier }) => `${at(from)} imports ${specifier}`),
    subjects: [...ring],
  });
}
