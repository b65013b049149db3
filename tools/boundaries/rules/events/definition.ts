import { isTestCode, roleOf } from '../../model/layout.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule, Say, Use } from '../rule.ts';
import { beginsWith } from './known.ts';

export const definition: Rule = {
  name: 'events/definition',
  layer: 'types',
  why: 'an event’s type is its publisher’s name for good: rows, cursors and subscribers keep it',
  bad: "billing.service.ts: class Paid extends defineEvent({ type: 'identity.invoice.paid', … }) {}",
  good: "billing.events.ts: export class InvoicePaid extends defineEvent({ type: 'billing.invoice.paid', … }) {}",
  edge(use, say) {
    const { edge, from, tree } = use;
    const isJudged = ['module', 'app', 'shared'].includes(from.kind) && !isTestCode(edge.from.file, tree.layout);
    return edge.via === 'event' && edge.form === 'event-defined' && isJudged ? judge(use, say) : null;
  },
};

function judge({ edge, from, tree }: Use, say: Say): Finding | null {
  const { to } = edge;
  const [name] = edge.names;
  const event = name === undefined || name === '' ? 'an event' : name;
  const of = (what: string, fix: string): Finding =>
    say.at(edge.from, { what, fix, subjects: [edge.from.file, to.kind === 'name' ? to.name : event] });
  if (from.kind !== 'module') {
    return of(
      `${edge.from.file} defines ${event}, and belongs to no module`,
      'let the module that publishes it define it',
    );
  }
  if (to.kind !== 'name') {
    return of(
      `the type of ${event} of ${from.name} is computed`,
      `write it as a text: type: '${from.name}.entity.happened'`,
    );
  }
  if (!beginsWith(to.name, from.name)) {
    return of(
      `${from.name} defines ${event} as ${to.name}, which is not a type of its own`,
      `begin it with the module's name: '${from.name}.entity.happened'`,
    );
  }
  const { eventRole } = tree.layout;
  if (roleOf(edge.from.file) === eventRole) return null;
  return of(
    `${from.name} defines ${event} outside of a *.${eventRole}.ts`,
    `move it to ${from.name}.${eventRole}.ts, where subscribers look for it`,
  );
}
