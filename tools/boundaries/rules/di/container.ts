import { dataToken } from '../../model/di-graph.ts';
import type { DataToken, DiGraph, DiModule, DiProvider, DiToken } from '../../model/di-graph.ts';
import { homeOf, roleOf } from '../../model/layout.ts';
import type { Home } from '../../model/layout.ts';
import type { Module, Tree } from '../../model/tree.ts';
import { moduleNamed } from '../../model/tree.ts';

const nobody: Home = { kind: 'nowhere', name: '' };
const known = new WeakMap<DiGraph, Container>();

/** The container of a tree; `null`: it was not composed. */
export function containerOf(tree: Tree): Container | null {
  const { di } = tree.facts;
  if (!di) return null;
  const found = known.get(di) ?? new Container(tree, di);
  known.set(di, found);
  return found;
}

/** Nest's graph, with whose each of its parts is. */
export class Container {
  readonly graph: DiGraph;
  private readonly tree: Tree;
  private readonly modules: ReadonlyMap<string, DiModule>;
  private readonly providers: ReadonlyMap<string, DiProvider>;
  private readonly importers = new Map<string, DiModule[]>();
  private readonly homes = new Map<string, Home>();
  private readonly targets = new Map<string, DiProvider[]>();

  constructor(tree: Tree, graph: DiGraph) {
    this.tree = tree;
    this.graph = graph;
    this.modules = new Map(graph.modules.map((it) => [it.id, it]));
    this.providers = new Map(graph.providers.map((it) => [it.id, it]));
    for (const module of graph.modules) {
      for (const { to } of module.imports) this.importers.set(to, [...this.importersOf(to), module]);
    }
    for (const { from, to } of graph.injections) {
      const target = this.providers.get(to);
      if (target) this.targets.set(from, [...this.targetsOf(from), target]);
    }
  }

  module(id: string): DiModule | undefined {
    return this.modules.get(id);
  }

  provider(id: string): DiProvider | undefined {
    return this.providers.get(id);
  }

  importersOf(id: string): readonly DiModule[] {
    return this.importers.get(id) ?? [];
  }

  /** What a provider is given. */
  targetsOf(id: string): readonly DiProvider[] {
    return this.targets.get(id) ?? [];
  }

  /** Whose a module is. A dynamic module of shared code or of a package belongs to the one module that imports it. */
  homeOfModule(id: string): Home {
    const found = this.homes.get(id);
    if (found) return found;
    this.homes.set(id, nobody);
    const home = this.findHome(id);
    this.homes.set(id, home);
    return home;
  }

  /** Whose a provider is: its class's, or that of the module which has the alias, value or factory. */
  homeOfProvider({ made, module }: DiProvider): Home {
    const home = this.homeOfToken(made);
    return home?.kind === 'module' ? home : this.homeOfModule(module);
  }

  homeOfToken(token: DiToken | null): Home | null {
    return token?.declared ? homeOf(token.declared.file, this.tree.layout) : null;
  }

  /** The module whose rows a token of @nestjs/typeorm gives, by its entity, and else by its data source. */
  ownerOfData({ source, entity }: DataToken): Module | undefined {
    const homes = this.graph.entities
      .filter(({ name }) => name === entity)
      .map(({ file }) => homeOf(file, this.tree.layout));
    const named = moduleNamed(this.tree, source);
    const [first] = homes.filter(({ kind }) => kind === 'module');
    const isNamedOwner = homes.some(({ kind, name }) => kind === 'module' && name === named?.name);
    return first && !isNamedOwner ? moduleNamed(this.tree, first.name) : named;
  }

  /** A question that one module asks and another answers. */
  isPort({ kind, declared }: DiToken): boolean {
    return kind === 'class' && declared !== null && roleOf(declared.file) === this.tree.layout.composition.portRole;
  }

  isOffered(token: DiToken, by: Home): boolean {
    const door = by.kind === 'module' ? moduleNamed(this.tree, by.name)?.door : undefined;
    return door !== undefined && door !== null && token.offeredBy.includes(door.file);
  }

  /** Whether others than its own module can import it. */
  isReachable(module: DiModule): boolean {
    const home = this.homeOfModule(module.id);
    const isForeign = (it: DiModule): boolean => !isSame(this.homeOfModule(it.id), home);
    return this.isOffered(module.token, home) || this.importersOf(module.id).some(isForeign);
  }

  private findHome(id: string): Home {
    const module = this.modules.get(id);
    const own = module ? this.homeOfToken(module.token) : null;
    if (!module || own?.kind === 'module' || own?.kind === 'app' || own?.kind === 'tool') return own ?? nobody;
    if (own && !module.dynamic) return own;
    const data = this.graph.providers
      .filter((it) => it.module === id)
      .flatMap(({ token }) => dataToken(token) ?? [])
      .flatMap((it) => this.ownerOfData(it)?.name ?? []);
    if (data[0] !== undefined) return { kind: 'module', name: data[0] };
    const homes = this.importersOf(id).map((it) => this.homeOfModule(it.id));
    const features = [...new Set(homes.filter(({ kind }) => kind === 'module').map(({ name }) => name))];
    const [only, another] = features;
    if (only !== undefined && another === undefined) return { kind: 'module', name: only };
    return own ?? homes.find(({ kind }) => kind !== 'module') ?? nobody;
  }
}

export const isSame = (a: Home, b: Home): boolean => a.kind === b.kind && a.name === b.name;
