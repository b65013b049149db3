import type { DiModule } from '../../model/di-graph.ts';
import { at } from '../../model/edge.ts';
import { shortestRings } from '../../judge/graph.ts';
import type { Rule } from '../rule.ts';
import { containerOf } from './container.ts';
import type { Container } from './container.ts';

export const ring: Rule = {
  name: 'di/ring',
  layer: 'di',
  why: 'modules whose containers need each other can neither be started nor taken out one without the other',
  bad: 'imports: [forwardRef(() => OrganizationsModule)] in identity, which organizations imports',
  good: 'identity publishes an event, or asks through a port that organizations answers',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    return ringsOf(container).flatMap((ids) => {
      const modules = fromFirst(ids.flatMap((id) => container.module(id) ?? []));
      const steps = modules.flatMap((module, index) => {
        const next = modules[(index + 1) % modules.length];
        const imported = module.imports.find(({ to }) => to === next?.id);
        return next && imported ? [{ module, next, place: imported.place }] : [];
      });
      const [first] = steps;
      if (!first) return [];
      const names = modules.map(({ token }) => token.text);
      return [
        say.at(first.place, {
          what: `the Nest modules ${[...names, names[0]].join(' → ')} import each other`,
          fix: 'turn one import round: publish an event, or declare a port in the module that asks',
          evidence: steps.map(
            ({ module, next, place }) => `${module.token.text} imports ${next.token.text} at ${at(place)}`,
          ),
          subjects: [first.place.file, ...names],
        }),
      ];
    });
  },
};

/** The same ring, told from the name that comes first. */
function fromFirst(ring: readonly DiModule[]): readonly DiModule[] {
  const names = ring.map(({ token }) => token.text);
  const first = names.indexOf([...names].sort()[0] ?? '');
  return [...ring.slice(first), ...ring.slice(0, first)];
}

/** Rings of Nest modules that stand in more than one module of the repository, by ids. */
export function ringsOf(container: Container): string[][] {
  const { modules } = container.graph;
  const next = (id: string): string[] => container.module(id)?.imports.map(({ to }) => to) ?? [];
  const homeOf = (id: string): string => {
    const { kind, name } = container.homeOfModule(id);
    return kind === 'module' ? name : '';
  };
  const rings = shortestRings(
    modules.map(({ id }) => id),
    next,
  );
  return rings.filter((ids) => new Set(ids.map(homeOf)).size > 1);
}
