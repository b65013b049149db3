import type { Place } from '../../model/edge.ts';
import type { ArrowKind, Module, Tree } from '../../model/tree.ts';

export const arrowKinds: readonly ArrowKind[] = ['dependsOn', 'listensTo'];

/** An arrow as a manifest writes it, with the words that every message about it needs. */
export interface Arrow {
  readonly module: Module;
  readonly to: string;
  readonly kind: ArrowKind;
  readonly place: Place;
  readonly says: string;
  readonly deletion: string;
  readonly subjects: readonly string[];
}

export function arrowsOf({ modules }: Tree): Arrow[] {
  return modules.flatMap((module) =>
    arrowKinds.flatMap((kind) => {
      const targets = (module.manifest?.[kind] ?? []).filter((to) => to !== '*');
      return targets.map((to) => ({
        ...{ module, to, kind, place: module.arrowPlace(kind, to) },
        says: `${module.name} says that it ${kind === 'dependsOn' ? 'depends on' : 'listens to'}`,
        deletion: `delete "${to}" from "${kind}"`,
        subjects: [module.name, to, kind],
      }));
    }),
  );
}
