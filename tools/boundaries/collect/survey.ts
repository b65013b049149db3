import type ts from 'typescript';
import type { Edge } from '../model/edge.ts';
import type { Layout } from '../model/layout.ts';
import type { Module } from '../model/tree.ts';
import type { Resolve } from './resolve.ts';
import type { Sources } from './sources.ts';

/** What every collector may look at. */
export interface Survey {
  readonly sources: Sources;
  readonly layout: Layout;
  readonly modules: readonly Module[];
  /** The whole tree, parsed once. */
  readonly program: ts.Program;
  readonly parsed: ReadonlyMap<string, ts.SourceFile>;
  readonly resolve: Resolve;
  /** Whether modules are also tried by themselves. */
  readonly alone?: boolean;
  /** Nothing that an earlier run has found out is used, and nothing is remembered. */
  readonly isFresh?: boolean;
}

/** What one layer saw. `blind`: why its silence proves nothing; `says`: what it went through, for people. */
export interface Collected<Facts> {
  readonly facts: Facts;
  readonly edges: readonly Edge[];
  readonly blind: readonly string[];
  readonly says: string;
}

/** The repository has nothing for this layer, or does not say where. */
export interface Off {
  readonly off: string;
}

/** Looks at the tree in one way. It judges nothing. */
export type Collector<Facts> = (survey: Survey) => Promise<Collected<Facts> | Off>;
