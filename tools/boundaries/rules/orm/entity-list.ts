import type { Rule } from '../rule.ts';

export const entityList: Rule = {
  name: 'orm/entity-list',
  layer: 'types',
  why: 'a pattern of files, or whatever was registered anywhere, brings every module’s entities into one data source',
  bad: "entities: ['dist/**/*.entity.js'], autoLoadEntities: true",
  good: 'entities: [Invoice, Payment]',
  edge(use, say) {
    const { edge, from } = use;
    if (edge.form !== 'orm-glob' || from.kind === 'tool') return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const what = `${who} takes its ${edge.names.join()} by ${edge.specifier}`;
    return say.of(use, { what, fix: 'list the classes of the own module' });
  },
};
