import type { Rule } from '../rule.ts';
import { isOfAnother } from '../container/ends.ts';

export const storedBlob: Rule = {
  name: 'wire/stored-blob',
  layer: 'types',
  why: 'what is inside of a text that another module keeps is that module’s business: it may change without a word',
  bad: 'JSON.parse(auditEntry.details).plan',
  good: 'audit offers AuditEntryView with a member plan, or a facade method that answers the question',
  edge(use, say) {
    const { edge, from, owner } = use;
    if (edge.form !== 'stored-blob' || from.kind !== 'module' || !isOfAnother(use)) return null;
    const fix = `ask ${owner?.name} for the member that you need, as a type of its door`;
    return say.of(use, {
      what: `${from.name} takes apart a text that ${owner?.name} gave out: ${edge.specifier}`,
      fix,
    });
  },
};
