import type { Rule } from '../rule.ts';
import { isBound, kernelOf } from './kernel.ts';

export const processState: Rule = {
  name: 'ambient/process',
  layer: 'types',
  why: 'there is one process for all modules: its events, its exit and its settings are a channel between them',
  bad: "process.emit('billing:closed'), process.on('SIGTERM', …), process.exit(1)",
  good: 'publish an event; stop in the hooks of Nest',
  edge(use, say) {
    const { edge, from } = use;
    if (edge.form !== 'ambient-process' || !isBound(use)) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const fix = `publish an event, or ask a facade; what concerns the process belongs to ${kernelOf(use)}`;
    const subjects = [edge.from.file, `process.${edge.names[0] ?? '*'}`];
    return say.at(edge.from, {
      what: `${who} uses the process as everybody can see it: ${edge.specifier}`,
      fix,
      subjects,
    });
  },
};
