import { record } from '../records.js';

/** Who is refused first where there is more to do than can be done: batch, then normal, critical last. */
export const loadClasses = ['critical', 'normal', 'batch'] as const;
export type LoadClass = (typeof loadClasses)[number];

/**
 * What a route is worth while the process is overloaded; without it, `normal`. `critical` is what people need to be safe
 * (ending a session), and costs little; `batch` is what a machine asks for and can ask for again later.
 */
export const LoadClass =
  (loadClass: Exclude<LoadClass, 'normal'>): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, () => ({ loadClass }));
  };
