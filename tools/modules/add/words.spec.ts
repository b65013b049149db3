import { describe, expect, it } from '@jest/globals';
import { refuseClashes } from './clashes.ts';
import { renamed, singularOf } from './names.ts';
import { readRequest } from './words.ts';

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was not refused');
};

describe('a singular', () => {
  it.each([
    ['projects', 'project'],
    ['companies', 'company'],
    ['keys', 'key'],
    ['boxes', 'box'],
    ['addresses', 'address'],
    ['branches', 'branch'],
    ['invoices', 'invoice'],
  ])('of %s is %s', (plural, singular) => {
    expect(singularOf(plural)).toBe(singular);
  });

  it.each(['people', 'status', 'address', 'data', 'analysis'])('is not guessed of %s', (plural) => {
    expect(singularOf(plural)).toBeNull();
  });
});

describe('what is asked for', () => {
  it('is a module with fields, or with a name', () => {
    expect(readRequest(['projects', 'name:text', 'total:money', 'due:date?'])).toMatchObject({
      plural: 'projects',
      singular: 'project',
      fields: [{ name: 'name' }, { name: 'total' }, { name: 'due' }],
    });
    expect(readRequest(['people', 'person'])).toMatchObject({ singular: 'person', fields: [{ word: 'name:text' }] });
  });

  it.each([
    [['Projects'], 'Projects is no name of a module'],
    [['line-items'], 'line-items is no name of a module'],
    [['name:text'], 'name:text is a field'],
    [['x'], 'x: a name has 2 to 30 letters'],
    [['people', 'name:text'], 'What is one of people called?'],
    [['sheep', 'sheep'], 'sheep is one and many'],
    [['projects', 'name:string'], 'name:string is of no type that is known: text, integer'],
    [['projects', 'name:text', 'due'], 'due is no field'],
    [['projects', 'a:text:b'], 'a:text:b is no field'],
    [['projects', 'due_date:date'], "due_date:date: a field's name"],
    [['projects', 'version:integer'], 'every project has version already'],
    [['projects', 'projectId:text'], 'every project has projectId already'],
    [['projects', 'order:integer'], 'order is a word of SQL'],
    [['projects', 'name:text', 'name:date'], 'name:text and name:date have one name'],
    [['projects', ...Array.from({ length: 21 }, (_, n) => `f${n}:text`)], 'A project has 20 fields at most'],
    [['projects', 'total:money', 'totalCurrency:text'], 'would both be totalCurrency: money takes two columns'],
  ])('is refused where it cannot be: %j', (words, sentence) => {
    expect(refusal(() => readRequest(words))).toContain(sentence);
  });

  it.each([
    ['flags', 'flag', 'There is a module flags: libs/modules/flags'],
    ['segments', 'segment', '/segments is taken by flags_listSegments'],
    ['limits', 'limit', 'limits is a job of libs/shared'],
    ['packages', 'package', 'package is a word of TypeScript'],
    ['versions', 'version', 'version already means something in the code of a module'],
    ['rows', 'row', 'row already means something'],
    ['organizations', 'organization', 'There is a module organizations'],
  ])('is refused where the name is taken: %s', (plural, singular, sentence) => {
    expect(refusal(() => refuseClashes({ plural, singular }))).toContain(sentence);
  });

  it('may have any other name', () => {
    expect(() => refuseClashes({ plural: 'projects', singular: 'project' })).not.toThrow();
    expect(() => refuseClashes({ plural: 'people', singular: 'person' })).not.toThrow();
    expect(() => refuseClashes({ plural: 'orders', singular: 'order' })).not.toThrow();
  });
});

describe('the new names', () => {
  it('stand wherever the specimen’s stood, with the article that fits', () => {
    const text = 'A voyage of Voyages: voyagesPath(voyage), a voyageId, an old voyage';
    expect(renamed(text, { plural: 'people', singular: 'person' })).toBe(
      'A person of People: peoplePath(person), a personId, an old person',
    );
    expect(renamed('a voyage, A voyage', { plural: 'invoices', singular: 'invoice' })).toBe('an invoice, An invoice');
    expect(renamed('a voyage', { plural: 'units', singular: 'unit' })).toBe('a unit');
  });
});
