import { ownerOfName } from '../../judge/say.ts';
import { isTestCode, roleOf } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule, Say, Use } from '../rule.ts';

export const text: Rule = {
  name: 'events/text',
  layer: 'types',
  why: 'an event that is heard by a text has no publisher whom a change would stop: it falls silent instead',
  bad: "emitter.on('identity.user-created', …); subscriptions.handle('greet', { type: 'identity.user.registered' } as never, …)",
  good: "subscriptions.handle('greet', UserRegistered, …), with UserRegistered from the door of identity",
  edge(use, say) {
    const { edge, from, tree } = use;
    const isShipped = (from.kind === 'module' || from.kind === 'app') && !isTestCode(edge.from.file, tree.layout);
    if (edge.via !== 'event' || !isShipped) return null;
    if (edge.form === 'event-text') return judgeText(use, say);
    if (edge.form === 'event-text-of-node' && isOfOther(use)) return judgeText(use, say);
    if (edge.form === 'event-registry') {
      const fix = 'subscribe in a handler of this module: subscriptions.handle(name, EventClass, …)';
      const what = `${from.name} writes to the list of all handlers by ${edge.names.join()}`;
      return say.at(edge.from, { what, fix, subjects: [edge.from.file, 'list of handlers'] });
    }
    return edge.form === 'event-heard' ? judgeHeard(use, say) : null;
  },
};

/** A text that begins with the name of another module. */
function isOfOther({ edge, from, tree }: Use): boolean {
  const owner = edge.to.kind === 'name' ? ownerOfName(tree, edge.to.name) : undefined;
  return owner !== undefined && owner.name !== from.name;
}

function judgeText({ edge, from, tree }: Use, say: Say): Finding | null {
  const { to } = edge;
  const owner = to.kind === 'name' ? ownerOfName(tree, to.name) : undefined;
  if (from.kind === 'module' && owner?.name === from.name) return null;
  const name = to.kind === 'name' ? to.name : 'an event whose name is computed';
  const whose = owner ? `a text that belongs to ${owner.name}` : 'a text that belongs to nobody';
  const fix = owner
    ? `hear, or let ${owner.name} publish, an event class that its door exports`
    : 'publish an event class of this module, defined in its *.events.ts';
  const what = `${from.name} uses ${name} (${edge.names.join()}): ${whose}`;
  return say.at(edge.from, { what, fix, subjects: [edge.from.file, name] });
}

/** What is heard is a class of a file of events; whoever says that it hears everything need not know which. */
function judgeHeard(use: Use, say: Say): Finding | null {
  const { edge, from, tree } = use;
  const hearsAll = moduleNamed(tree, from.name)?.manifest?.listensTo.includes('*') ?? false;
  if (edge.to.kind === 'unknown') {
    if (hearsAll && edge.names.includes('any-event')) return null;
    const fix =
      'name the event class itself, imported from its publisher’s door; who hears whatever is published says "*", and why, in "listensTo"';
    const thing = edge.specifier ?? 'what is computed';
    return say.of(use, { what: `${from.name} hears ${thing}, and which event that is cannot be seen`, fix });
  }
  if (edge.to.kind !== 'file' || roleOf(edge.to.file) === tree.layout.eventRole) return null;
  const fix = `hear a class that the publisher defines in its *.${tree.layout.eventRole}.ts and exports from its door`;
  return say.of(use, { what: `${from.name} hears ${edge.to.symbol}, which is made in ${edge.to.file}`, fix });
}
