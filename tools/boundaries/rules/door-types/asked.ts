import { arrowLine, ownerOf } from '../../judge/advice.ts';
import { at } from '../../model/edge.ts';
import type { Finding } from '../../model/finding.ts';
import { homeOf, nameOf } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Tree } from '../../model/tree.ts';
import type { FacadeFacts, Question, Situation } from '../../model/types.ts';
import type { Say } from '../rule.ts';

export const facadesOf = ({ facts }: Tree): readonly FacadeFacts[] => facts.types?.facades ?? [];
export const questionsOf = ({ facts }: Tree): readonly Question[] => facts.types?.questions ?? [];

export const facadeOf = (tree: Tree, { module, facade }: Question): FacadeFacts | undefined =>
  facadesOf(tree).find((it) => it.module === module && it.name === facade);

/** `IdentityFacade.userView`. */
export const asked = ({ facade, method }: Question): string => `${facade}.${method === '*' ? '…' : method}`;

/** Who asks, as messages call them. */
export const asker = (tree: Tree, { place }: Question): string => nameOf(homeOf(place.file, tree.layout), tree.layout);

/** The line on who answers for what is asked, and how the arrow to it stands. */
export function ownerLine(tree: Tree, { place, module }: Question): string {
  const to = moduleNamed(tree, module);
  return to ? arrowLine(tree, homeOf(place.file, tree.layout), to) : ownerOf(tree, place.file);
}

/** One finding for each question that is asked in such a situation, at the place where the situation begins. */
export function judgeSituations(
  tree: Tree,
  say: Say,
  kind: Situation['kind'],
  words: (question: Question, situation: Situation) => { readonly what: string; readonly fix: string },
): Finding[] {
  const found = new Map<string, Finding>();
  for (const question of questionsOf(tree)) {
    for (const situation of question.situations.filter((it) => it.kind === kind)) {
      const { place } = situation;
      const isElsewhere = place.file !== question.place.file || place.line !== question.place.line;
      const evidence = isElsewhere ? { evidence: [`${at(question.place)} calls ${asked(question)}`] } : {};
      const subjects = [place.file, `${facadeOf(tree, question)?.place.file}#${asked(question)}`];
      const finding = say.at(place, {
        ...words(question, situation),
        ...evidence,
        subjects,
        owner: ownerLine(tree, question),
      });
      if (!found.has(at(place))) found.set(at(place), finding);
    }
  }
  return [...found.values()];
}
