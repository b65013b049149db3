import type { Corpus } from '../../prove/corpus.ts';
import { entityListMutants } from './entity-list.mutants.ts';
import { foreignTargetMutants } from './foreign-target.mutants.ts';
import { listenerMutants } from './listener.mutants.ts';
import { opaqueTargetMutants } from './opaque-target.mutants.ts';
import { relationPathMutants } from './relation-path.mutants.ts';
import { snapshotColumnMutants } from './snapshot-column.mutants.ts';
import { subscriberMutants } from './subscriber.mutants.ts';

export const ormMutants: readonly Corpus[] = [
  entityListMutants,
  foreignTargetMutants,
  listenerMutants,
  opaqueTargetMutants,
  relationPathMutants,
  snapshotColumnMutants,
  subscriberMutants,
];
