/** The kinds of look that the gate takes at a repository, in the order in which a finding is told. */
export const layerNames = ['imports', 'types', 'di', 'orm', 'sql', 'catalog', 'test-run'] as const;

export type LayerName = (typeof layerNames)[number];

/** How a layer fared: `off` says why, `ran` says what it saw. */
export interface LayerReport {
  readonly name: LayerName;
  readonly state: 'ran' | 'off';
  readonly says: string;
}

/** What a report says of a layer that the configuration or the command line leaves out. */
export const notAskedFor = 'not asked for';
