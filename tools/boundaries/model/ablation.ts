/** How a module is taken out of a copy, and what must hold without it. Commands run in the copy, by a shell. */
export interface AblationLayout {
  /** Makes a removable module where no module is one, so that the way out is held open: its name is what it prints. */
  readonly plant: string;
  /** Rewrites generated files; none: there are none. */
  readonly generate: string;
  /** The OpenAPI document (JSON), which may lose the module's part alone; none: not compared. */
  readonly document: string;
  /** What must pass without the module, as `name: command`. The gate itself is always asked. */
  readonly checks: readonly string[];
}

export const houseAblation: AblationLayout = {
  plant: '',
  generate: '',
  document: '',
  checks: ['types: npx tsc --noEmit'],
};
