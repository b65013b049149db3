import type { CatalogFacts } from './catalog.ts';
import type { DiGraph } from './di-graph.ts';
import type { OrmFacts } from './orm.ts';
import type { TestRunFacts } from './test-run.ts';
import type { TypeFacts } from './types.ts';

/** What each layer found beside its edges; `null`: the layer did not run. */
export interface Facts {
  readonly types: TypeFacts | null;
  readonly di: DiGraph | null;
  readonly orm: OrmFacts | null;
  readonly catalog: CatalogFacts | null;
  /** Inside a run of the tests alone. */
  readonly testRun?: TestRunFacts;
}
