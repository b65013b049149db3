import type { Edge, Place } from './edge.ts';
import type { Facts } from './facts.ts';
import type { LayerReport } from './layer.ts';
import type { Layout } from './layout.ts';

/** A module's `module.json`, as strict as it is read. */
export interface Manifest {
  readonly name: string;
  readonly owner: string;
  readonly purpose: string;
  /** Modules whose door it may use. */
  readonly dependsOn: readonly string[];
  /** Modules whose event classes it may import; `*` hears all events and imports no class. */
  readonly listensTo: readonly string[];
  /** Why it hears everything; required beside `*`. */
  readonly why?: string;
  readonly removable: boolean;
  /** Prefixes of names outside the code (permissions, cookies, …) that are not the module's own name. */
  readonly owns: readonly string[];
  /** Findings that this module is allowed for a while. */
  readonly waivers: readonly Waiver[];
  /** No finding of it may stand in a baseline. */
  readonly strict: boolean;
}

/** Leave to break one rule in one place, for a reason and until a day (`2026-12-31`, included). */
export interface Waiver {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly until: string;
  /** Where it is written. */
  readonly place: Place;
}

export type ArrowKind = 'dependsOn' | 'listensTo';

/** A name that a door offers, and the file that declares it (`null`: a package, or not to be found). */
export interface Offer {
  readonly name: string;
  readonly from: string | null;
  /** What the door imports it from; `null`: the door declares it. */
  readonly specifier: string | null;
  readonly place: Place;
}

export interface Facade {
  readonly name: string;
  readonly methods: readonly string[];
  readonly place: Place;
}

export interface Door {
  readonly file: string;
  /** The files that others may import: the door itself, or, where Nest's module stands for it, what Nest offers. */
  readonly entrances: readonly string[];
  /** There is no file of its own for it: its offers are those of the Nest module. */
  readonly isOfNest: boolean;
  readonly offers: readonly Offer[];
  readonly facades: readonly Facade[];
}

export interface Module {
  readonly name: string;
  readonly folder: string;
  /** `null`: missing (then `hasManifest` is false too) or not to be read. */
  readonly manifest: Manifest | null;
  readonly hasManifest: boolean;
  /** Where in the manifest an arrow stands. */
  readonly arrowPlace: (kind: ArrowKind, to: string) => Place;
  /** The file in which its manifest stands, or has to. */
  readonly manifestFile: string;
  readonly door: Door | null;
}

type Restriction = { readonly path?: string; readonly pathNot?: string[] };

/** A rule in the words of dependency-cruiser; the name is that of the gate's own rule for the same thing. */
export interface CruiserRule {
  readonly name: string;
  readonly severity: 'error';
  readonly comment: string;
  readonly from: Restriction;
  readonly to: Restriction & { readonly circular?: boolean; readonly viaOnly?: Restriction };
}

/** An import that breaks a rule of dependency-cruiser. `to` is a path, or the name of a package. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
}

/** What dependency-cruiser saw and thought. */
export interface Cruise {
  readonly files: ReadonlySet<string>;
  /** The specifiers that it read in each file, and every path that they led to. */
  readonly specifiers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly targets: ReadonlySet<string>;
  readonly rules: readonly CruiserRule[];
  readonly violations: readonly Violation[];
}

export type Baseline = ReadonlyMap<string, { readonly count: number; readonly place: Place }>;

/** The whole repository as facts. The judge needs nothing else. */
export interface Tree {
  readonly layout: Layout;
  /** File that a finding about the configuration itself points to. */
  readonly configFile: string;
  /** Source files on disk, sorted, and the packages that the root's package.json names. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
  readonly modules: readonly Module[];
  readonly edges: readonly Edge[];
  /** `null`: not asked, since what is judged does not lie on the disk. */
  readonly cruise: Cruise | null;
  readonly facts: Facts;
  readonly layers: readonly LayerReport[];
  /** Why a layer's silence proves nothing. */
  readonly blindLayers: readonly string[];
  /** Files that do not parse. */
  readonly unparsed: readonly { readonly place: Place; readonly reason: string }[];
  /** Specifiers that a second, plainer reading of a file finds, and the syntax walk did not; by file. */
  readonly unread: ReadonlyMap<string, readonly string[]>;
  /** Findings that stood here when the repository adopted the gate: by file, each fingerprint with its count and line. */
  readonly baseline: ReadonlyMap<string, Baseline>;
  /** Why a manifest or the configuration cannot be used. */
  readonly faults: readonly string[];
}

/** Whether others may import a file of a module. */
export const isEntrance = ({ door }: Module, file: string): boolean => door?.entrances.includes(file) ?? false;

export function moduleNamed({ modules }: Tree, name: string): Module | undefined {
  const known = named.get(modules) ?? new Map(modules.map((module) => [module.name, module]));
  named.set(modules, known);
  return known.get(name);
}

const named = new WeakMap<readonly Module[], ReadonlyMap<string, Module>>();
