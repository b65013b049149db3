import { rightWay } from '../../judge/advice.ts';
import { nameOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

const words: Readonly<Record<string, string>> = {
  relation: 'has a relation to',
  'foreign-key': 'has a foreign key to',
  embedded: 'embeds',
  parent: 'extends',
  'view-dependency': 'is a view over',
};

export const relation: Rule = {
  name: 'orm-metadata/relation',
  layer: 'orm',
  why: 'a relation joins two tables for good: neither module can change, move or delete its rows without the other',
  bad: `@ManyToOne('User') user: unknown`,
  good: `@Column('uuid') userId: string   // and IdentityFacade tells who that is`,
  edge(use, say) {
    const { edge, from, to, owner, isOwn, tree } = use;
    const verb = words[edge.form];
    if (edge.via !== 'entity' || verb === undefined || edge.to.kind !== 'file' || !to || isOwn) return null;
    // What a shared base brings along is columns; its hooks are another rule's business.
    const isOfShared = to.kind === 'shared' && (edge.form === 'parent' || edge.form === 'embedded');
    if (isOfShared || from.kind === 'nowhere') return null;
    const property = edge.names[0] ? ` (${edge.names[0]})` : '';
    const what = `an entity of ${nameOf(from, tree.layout)} ${verb} ${edge.specifier}, an entity of ${nameOf(to, tree.layout)}${property}`;
    const ask = owner ? rightWay(owner, [edge.to.symbol ?? ''], edge.to.file) : 'ask its owner for what is needed';
    return say.of(use, { what, fix: `keep the id in a plain column; to know more, ${ask}` });
  },
};
