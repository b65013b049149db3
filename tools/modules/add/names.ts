import { specimenNames } from './samples.ts';

/** What a module is called, and one of what it holds. */
export interface Names {
  /** Such as `companies`: the module, its schema, its login, its path. */
  readonly plural: string;
  /** Such as `company`. */
  readonly singular: string;
}

/** A plural's singular; null where no rule of spelling tells it. */
export function singularOf(plural: string): string | null {
  if (/[^aeiou]ies$/.test(plural)) return plural.replace(/ies$/, 'y');
  if (/(ss|x|ch|sh|zz)es$/.test(plural)) return plural.replace(/es$/, '');
  if (/[^sui]s$/.test(plural)) return plural.replace(/s$/, '');
  return null;
}

export const pascal = (camel: string): string => camel.charAt(0).toUpperCase() + camel.slice(1);
export const snake = (camel: string): string => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A text about the specimen, about this module instead. The plural comes first: it may begin with the singular, or not. */
export function renamed(text: string, { plural, singular }: Names): string {
  const named = text
    .replaceAll(specimenNames.plural, plural)
    .replaceAll(pascal(specimenNames.plural), pascal(plural))
    .replaceAll(
      new RegExp(`\\b([Aa]) ${specimenNames.singular}`, 'g'),
      (_, a: string) => `${article(a, singular)} ${singular}`,
    )
    .replaceAll(specimenNames.singular, singular)
    .replaceAll(pascal(specimenNames.singular), pascal(singular));
  return named;
}

/** By its sound, as far as letters tell: an hour is not told from a house. */
const article = (a: string, word: string): string =>
  /^[aeio]|^u(?!ni|s)/.test(word) && !/^eu|^one/.test(word) ? `${a}n` : a;
