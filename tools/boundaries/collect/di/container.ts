/** The parts of Nest's container that are read here; the judged repository brings its own @nestjs/core. */
export type Class = (abstract new (...args: never[]) => object) & { readonly name: string };

export interface Wrapper {
  readonly id: string;
  readonly token: unknown;
  readonly metatype: unknown;
  readonly instance: unknown;
  readonly isAlias: boolean;
  readonly inject?: readonly unknown[] | null;
  readonly subtype?: string;
}

export interface ModuleRef {
  readonly id: string;
  readonly token: string;
  readonly metatype: Class;
  readonly name: string;
  readonly isGlobal: boolean;
  readonly imports: ReadonlySet<ModuleRef>;
  readonly exports: ReadonlySet<unknown>;
  readonly providers: ReadonlyMap<unknown, Wrapper>;
  readonly controllers: ReadonlyMap<unknown, Wrapper>;
  readonly injectables: ReadonlyMap<unknown, Wrapper>;
}

export interface SerializedGraph {
  readonly nodes: Readonly<
    Record<string, { readonly metadata: { readonly internal?: boolean; readonly dynamic?: boolean } }>
  >;
  readonly edges: Readonly<Record<string, GraphEdge>>;
}

export interface GraphEdge {
  readonly source: string;
  readonly target: string;
  readonly metadata: {
    readonly type: 'module-to-module' | 'class-to-class';
    readonly internal?: boolean;
    readonly injectionType?: 'constructor' | 'property' | 'decorator';
    readonly keyOrIndex?: string | number | symbol;
  };
}

export interface Context {
  get(token: unknown): unknown;
  /** Not public, and the one place that knows what a dynamic module imports. */
  readonly container?: {
    getDynamicMetadataByToken(token: string): { readonly imports?: readonly unknown[] } | undefined;
  };
}

export interface Nest {
  readonly NestFactory: {
    createApplicationContext(root: unknown, options: Readonly<Record<string, unknown>>): Promise<Context>;
  };
  readonly SerializedGraph: unknown;
  readonly ModulesContainer: unknown;
}

/** What a container holds once it is composed: the graph that Nest tells, and what stands behind its ids. */
export interface Composed {
  readonly graph: SerializedGraph;
  readonly modules: readonly ModuleRef[];
  readonly dynamicImports: (module: ModuleRef) => readonly unknown[];
}

/** Composes without building any provider. @throws whatever Nest throws, in its own words */
export async function compose(nest: Nest, root: unknown): Promise<Composed> {
  const options = { snapshot: true, preview: true, abortOnError: false, logger: false };
  const app = await nest.NestFactory.createApplicationContext(root, options);
  const graph = app.get(nest.SerializedGraph) as { toJSON(): SerializedGraph };
  const modules = app.get(nest.ModulesContainer) as ReadonlyMap<string, ModuleRef>;
  const dynamicImports = ({ token }: ModuleRef) => app.container?.getDynamicMetadataByToken(token)?.imports ?? [];
  return { graph: graph.toJSON(), modules: [...modules.values()], dynamicImports };
}
