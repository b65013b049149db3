import type { Rule } from '../rule.ts';

export const moduleNames: Rule = {
  name: 'names/module',
  layer: 'types',
  why: 'the kernel gives a module its compartment, keys and outbox by its name: with another name it has those of another',
  bad: "EventsModule.forModule('identity') in billing",
  good: "EventsModule.forModule('billing') in billing",
  edge(use, say) {
    const { edge, from } = use;
    if (edge.form !== 'name-module' || from.kind !== 'module') return null;
    const isWhole = edge.to.kind === 'name' && edge.to.name === from.name && edge.names.length === 0;
    if (isWhole) return null;
    const fix = `give the module's own name, as a constant: '${from.name}'`;
    return say.of(use, { what: `${from.name} gives the kernel ${edge.specifier} for its own name`, fix });
  },
};
