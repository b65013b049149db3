import type { Rule } from '../rule.ts';
import { asked, asker, ownerLine, questionsOf } from './asked.ts';

export const entityArgument: Rule = {
  name: 'facade/entity-argument',
  layer: 'types',
  why: 'a row that is handed over is read, kept and changed by somebody who knows none of its rules',
  bad: 'await this.identity.charge(caller, invoice);   // an entity of billing',
  good: 'await this.identity.charge(caller, { invoiceId: invoice.id, cents: invoice.cents });',
  tree: (tree, say) =>
    questionsOf(tree).flatMap((question) =>
      question.entities.slice(0, 1).map((entity) => {
        const { file, symbol } = entity.kind === 'file' ? entity : { file: '', symbol: 'an entity' };
        return say.at(question.place, {
          what: `${asker(tree, question)} hands ${symbol} of ${file} to ${asked(question)}`,
          fix: `hand over what ${asked(question)} asks for, member by member: ids and plain values of ${symbol}`,
          subjects: [question.place.file, `${file}#${symbol}`],
          owner: ownerLine(tree, question),
        });
      }),
    ),
};
