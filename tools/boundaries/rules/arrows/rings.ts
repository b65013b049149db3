import { components, ringThrough, shortestRings } from '../../judge/graph.ts';
import { usesBetween } from '../../judge/use.ts';
import type { Edge, Place } from '../../model/edge.ts';
import { at } from '../../model/edge.ts';
import type { Finding } from '../../model/finding.ts';
import { homeOf } from '../../model/layout.ts';
import type { ArrowKind, Tree } from '../../model/tree.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Say } from '../rule.ts';
import { arrowKinds } from './declared.ts';

type Ring = readonly string[];

/** The shortest ring in each group of modules that reach one another by arrows of these kinds. */
export function ringsBy(tree: Tree, kinds: readonly ArrowKind[]): Ring[] {
  const names = tree.modules.map(({ name }) => name);
  return shortestRings(names, (name) => targetsOf(tree, name, kinds));
}

export function targetsOf(tree: Tree, name: string, kinds: readonly ArrowKind[]): string[] {
  const { manifest } = moduleNamed(tree, name) ?? {};
  const all = new Set(kinds.flatMap((kind) => manifest?.[kind] ?? []));
  return [...all].filter((to) => to !== name && moduleNamed(tree, to)).sort();
}

export const stepsOf = (ring: Ring): [string, string][] =>
  ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from]);

type Step = readonly [from: string, to: string];

export const isCall = (tree: Tree, [from, to]: Step): boolean => targetsOf(tree, from, ['dependsOn']).includes(to);

/** A ring of modules whose files need one another in a ring, with the imports that close it. */
export interface LoadingRing {
  readonly modules: Ring;
  readonly evidence: readonly string[];
}

/** One for each group of modules that call and hear one another; a ring of calls alone is not meant. */
export function loadingRings(tree: Tree): LoadingRing[] {
  const names = tree.modules.map(({ name }) => name);
  return components(names, (name) => targetsOf(tree, name, arrowKinds)).flatMap((group) => {
    const imports = importsAmong(tree, group);
    const crossing = [...imports.values()].flatMap((targets) =>
      [...targets.values()].filter((it) => isCrossing(tree, it)),
    );
    const rings = crossing.flatMap((first) => ringOver(tree, first, imports) ?? []);
    return rings.filter(({ modules }) => !stepsOf(modules).every((step) => isCall(tree, step))).slice(0, 1);
  });
}

/** The imports of each file of these modules that lead to another file of them, by target. */
type Imports = ReadonlyMap<string, ReadonlyMap<string, Edge>>;

function importsAmong(tree: Tree, group: readonly string[]): Imports {
  const imports = new Map<string, Map<string, Edge>>();
  const isOfGroup = (file: string): boolean => group.includes(moduleOf(tree, file));
  for (const edge of tree.edges) {
    const { from, to, via } = edge;
    if (via !== 'import' || to.kind !== 'file' || !isOfGroup(from.file) || !isOfGroup(to.file)) continue;
    const known = imports.get(from.file) ?? new Map<string, Edge>();
    imports.set(from.file, known.set(to.file, known.get(to.file) ?? edge));
  }
  return imports;
}

const moduleOf = (tree: Tree, file: string): string => {
  const { kind, name } = homeOf(file, tree.layout);
  return kind === 'module' ? name : '';
};

const targetOf = ({ to }: Edge): string => (to.kind === 'file' ? to.file : '');
const isCrossing = (tree: Tree, edge: Edge): boolean =>
  moduleOf(tree, edge.from.file) !== moduleOf(tree, targetOf(edge));

/** The shortest way of files back to where an import begins; `null`: there is none. */
function ringOver(tree: Tree, first: Edge, imports: Imports): LoadingRing | null {
  const start = first.from.file;
  const next = (file: string): string[] =>
    file === start ? [targetOf(first)] : [...(imports.get(file)?.keys() ?? [])];
  const files = ringThrough(start, next);
  if (!files) return null;
  const edges = files.flatMap((file, index) => imports.get(file)?.get(files[(index + 1) % files.length] ?? file) ?? []);
  const all = files.map((file) => moduleOf(tree, file));
  return {
    modules: rotated(all.filter((name, index) => name !== all.at(index - 1))),
    evidence: edges.map(({ from, specifier }) => `${at(from)} imports ${specifier ?? ''}`),
  };
}

/** The same ring, from whichever of its files it was found. */
function rotated(ring: Ring): Ring {
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  return [...ring.slice(first), ...ring.slice(0, first)];
}

/** Stands at the first arrow of the ring, and shows a line of evidence for each, or what it is given. */
export function ringFinding(tree: Tree, say: Say, ring: Ring, evidence?: readonly string[]): Finding {
  const [first = '', second = ''] = ring;
  return say.at(arrowPlace(tree, first, second), {
    what: `${[...ring, first].join(' → ')} is a ring of modules`,
    fix: 'turn one arrow round: publish an event, or declare a port in the module that asks and implement it in the other',
    evidence: evidence ?? stepsOf(ring).map(([from, to]) => evidenceOf(tree, from, to)),
    subjects: [...ring],
  });
}

function arrowPlace(tree: Tree, from: string, to: string): Place {
  const module = moduleNamed(tree, from);
  const kind = module?.manifest?.dependsOn.includes(to) ? 'dependsOn' : 'listensTo';
  return module?.arrowPlace(kind, to) ?? { file: tree.configFile, line: 1, column: 1 };
}

function evidenceOf(tree: Tree, from: string, to: string): string {
  const [edge] = usesBetween(tree, from, to);
  if (edge) return `${from} → ${to}: ${at(edge.from)} takes ${edge.names.join(', ') || 'nothing by name'}`;
  return `${from} → ${to}: ${at(arrowPlace(tree, from, to))} declares it`;
}
