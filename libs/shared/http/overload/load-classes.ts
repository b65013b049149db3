/** Who is refused first where there is more to do than can be done: batch, then normal, critical last. */
export const loadClasses = ['critical', 'normal', 'batch'] as const;
export type LoadClass = (typeof loadClasses)[number];
