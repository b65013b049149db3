import type { Via } from '../model/edge.ts';
import { isTestCode, roleOf } from '../model/layout.ts';
import type { ArrowKind, Module, Offer, Tree } from '../model/tree.ts';

/**
 * What a module promises, and to whom it holds on: no file, private name, table or column of it. The graph of modules is
 * read from manifests and contracts.
 */
export interface Contract {
  readonly module: string;
  /** Schema of its tables; absent without any. */
  readonly schema?: string;
  readonly offers: readonly string[];
  /** Facades and ports: each method as the checker prints it. */
  readonly facades: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By module: how it is used. */
  readonly arrows: Readonly<Record<ArrowKind, Readonly<Record<string, readonly Via[]>>>>;
  /** By type; those that others can hear. */
  readonly events: Readonly<Record<string, { readonly version: number | string | null; readonly public: boolean }>>;
  readonly routes: readonly string[];
  readonly permissions: readonly string[];
}

/** Undefined where types were not asked, or the module is not known well enough. */
export function contractOf(tree: Tree, module: Module): Contract | undefined {
  const { types } = tree.facts;
  const surface = types?.surfaces.find((it) => it.module === module.name);
  const { manifest, door, name } = module;
  if (!types || !surface || !manifest || !door) return undefined;
  const facades = types.facades
    .filter((it) => it.module === name)
    .map((it) => [it.name, fromEntries(it.methods.map((method) => [method.name, method.signature] as const))] as const);
  const offered = new Set(door.offers.map((it) => it.name));
  const events = types.events
    .filter((it) => it.module === name && (it.isPublic || offered.has(it.name)))
    .map(({ type, name: own, version, isPublic }) => {
      const number = Number(version);
      const known = version === null || Number.isNaN(number) ? version : number;
      return [type ?? own, { version: known, public: isPublic }] as const;
    });
  return {
    module: name,
    ...(surface.hasSchema ? { schema: name } : {}),
    offers: [...offered].sort(),
    facades: fromEntries(facades),
    arrows: { dependsOn: arrows(tree, module, 'dependsOn'), listensTo: arrows(tree, module, 'listensTo') },
    events: fromEntries(events),
    routes: surface.routes,
    permissions: surface.permissions,
  };
}

/** The text of a contract: sorted, one thing a line. */
export const contractText = (contract: Contract): string => `${JSON.stringify(contract, null, 2)}\n`;

function arrows(tree: Tree, { name, manifest }: Module, kind: ArrowKind): Record<string, readonly Via[]> {
  const all = [...(manifest?.[kind] ?? [])];
  return fromEntries(all.map((to) => [to, usesOf(tree, name, to, kind)] as const));
}

/** What is taken through another's door, by what it is for: the kinds of use of an arrow. */
function usesOf(tree: Tree, from: string, to: string, kind: ArrowKind): readonly Via[] {
  const target = tree.modules.find(({ name }) => name === to);
  const own = tree.modules.find(({ name }) => name === from);
  if (!target?.door || !own) return [];
  const { offers, file } = target.door;
  const taken = tree.edges
    .filter((it) => it.via === 'import' && it.to.kind === 'file' && it.to.file === file)
    .filter((it) => it.from.file.startsWith(`${own.folder}/`) && !isTestCode(it.from.file, tree.layout))
    .flatMap(({ names }) => (names.includes('*') ? offers.map(({ name }) => name) : names));
  const kinds = new Set(
    taken.map((name) =>
      viaOf(
        tree,
        offers.find((it) => it.name === name),
      ),
    ),
  );
  return [...kinds].filter((via) => (via === 'event') === (kind === 'listensTo')).sort();
}

function viaOf({ layout }: Tree, offer: Offer | undefined): Via {
  const role = offer?.from ? roleOf(offer.from) : '';
  if (role === layout.eventRole) return 'event';
  if (role === 'module') return 'import';
  return role === 'facade' || role === layout.composition.portRole ? 'inject' : 'type';
}

const fromEntries = <Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
