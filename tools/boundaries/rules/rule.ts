import type { Edge, Place } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import type { Home } from '../model/layout.ts';
import type { LayerName } from '../model/layer.ts';
import type { Module, Tree } from '../model/tree.ts';

/** What a finding says by itself; all else comes from its rule and its place. */
export type Words = Pick<Finding, 'what' | 'fix'> & Partial<Pick<Finding, 'why' | 'owner' | 'evidence' | 'subjects'>>;

/** Makes the findings of one rule. */
export interface Say {
  at(place: Place, words: Words): Finding;
  /** About an edge, with both ends as subjects and, where its target has an owner, that owner. */
  of(use: Use, words: Words): Finding;
}

/** An edge, with whose both ends are. */
export interface Use {
  readonly tree: Tree;
  readonly edge: Edge;
  readonly from: Home;
  /** Where the target stands, when it is a file. */
  readonly to: Home | null;
  /** The module that owns the target: its file, its schema or its name. */
  readonly owner: Module | undefined;
  /** Whether target and user are one module, one shared job, one app or one tool. */
  readonly isOwn: boolean;
}

/** Why a rule exists: what `explain` tells. */
export type Explanation = Pick<Rule, 'why' | 'bad' | 'good'>;

/** What a rule protects, what breaks it, what keeps it, and the judgement itself: a pure function of the facts. */
export interface Rule {
  readonly name: string;
  readonly layer: LayerName;
  /** Reported and counted; the exit code stays. */
  readonly advisory?: true;
  /** What other rules are tried by breaks this one, too: it is asked only where it is tried itself. */
  readonly isTriedApart?: true;
  /** One sentence; the line "why" of a finding, unless the finding knows better. */
  readonly why: string;
  /** The same intent, as it must not and as it may be written. */
  readonly bad: string;
  readonly good: string;
  /** Judges one edge. The first rule that finds something has the edge for itself. */
  readonly edge?: (use: Use, say: Say) => Finding | null;
  /** Judges the whole. */
  readonly tree?: (tree: Tree, say: Say) => readonly Finding[];
}
