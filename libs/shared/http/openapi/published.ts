/** The committed registry: every code that the product can answer. */
export type ProblemRegistry = Readonly<
  Record<string, { readonly status: number; readonly title: string; readonly owner: string }>
>;

export interface HttpModuleOptions {
  /** Content of `docs/problems.json`: `GET /problems/{code}` answers from it. */
  readonly problems: ProblemRegistry;
  /** Content of `apps/api/openapi.json`: served at `/openapi.json` and rendered at `/docs`. */
  readonly openapi: Readonly<Record<string, unknown>>;
}

/** What the program says about itself: token of the committed documents. */
export abstract class Published {}
