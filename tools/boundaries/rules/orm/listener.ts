import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';

export const listener: Rule = {
  name: 'orm/listener',
  layer: 'types',
  why: 'TypeORM calls these methods in the middle of a write, inside of its transaction: work of others does not belong there',
  bad: '@AfterInsert() tell() { this.identity.touch(this.buyerId) }',
  good: 'the service that writes the row publishes an event, and identity hears it',
  edge(use, say) {
    const { edge, isOwn, from, to } = use;
    const isMethod = edge.form === 'orm-hook-method';
    if (!isMethod && edge.form !== 'orm-hook-function') return null;
    // A plain function of the own module, or of the shared code, is a part of what the row does with itself.
    if (!isMethod && (isOwn || to?.kind === 'shared')) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const callee = edge.to.kind === 'unknown' ? (edge.specifier ?? 'what is computed') : targetName(edge);
    const what = `a ${edge.names.join()} method of ${who} calls ${callee}`;
    return say.of(use, { what, fix: 'do it in the service that writes the row, after or beside the write' });
  },
};
