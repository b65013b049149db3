import type { Place } from './edge.ts';
import type { LayerReport } from './layer.ts';

/** One broken rule, with all that its reader needs to mend it. */
export interface Finding {
  readonly rule: string;
  readonly place: Place;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Who can be asked, and how the arrow stands. */
  readonly owner: string;
  /** Further lines that show it: the arrows of a ring. */
  readonly evidence?: readonly string[];
  /** The files (or packages) that the finding is about: a second layer that sees them adds nothing new. */
  readonly subjects: readonly string[];
  /** Reported and counted; the exit code stays. */
  readonly advisory?: true;
  /** A manifest gives leave for it: why, and until when. */
  readonly waived?: { readonly reason: string; readonly until: string };
  /** It stood here when the repository adopted the gate, and nobody has mended it yet. */
  readonly frozen?: true;
}

/** What the judge answers. A finding beats everything; without one, a reason not to trust the run is no "clean". */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** Why the run cannot be trusted: bad manifests, files that a layer did not see. */
  readonly blind: readonly string[];
  readonly layers: readonly LayerReport[];
  readonly seen: { readonly modules: number; readonly files: number; readonly imports: number; readonly rules: number };
}

export const exitCodeOf = ({ findings, blind }: Verdict): 0 | 1 | 2 =>
  findings.some(isHard) ? 1 : blind.length > 0 ? 2 : 0;

export const isHard = ({ advisory, waived, frozen }: Finding): boolean => !advisory && !waived && !frozen;

/** Same finding, same fingerprint, wherever its line moves to. */
export const fingerprint = ({ rule, subjects }: Finding): string => [rule, ...subjects].join(' | ');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function byPlace(a: Finding, b: Finding): number {
  const lines = a.place.line - b.place.line || a.place.column - b.place.column;
  return compare(a.place.file, b.place.file) || lines || compare(a.rule, b.rule) || compare(a.what, b.what);
}

/** The gate cannot answer: a missing folder, an unreadable configuration, a wrong compiler. Exit 2, never 0. */
export class CannotJudge extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}
