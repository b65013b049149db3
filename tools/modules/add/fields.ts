import { Refusal } from '../../runner/refusal.ts';
import { snake } from './names.ts';
import { sqlWords } from './reserved.ts';
import { fieldTypes, samples } from './samples.ts';
import type { FieldType } from './samples.ts';

/** A field of the module that is made. */
export interface Field {
  readonly name: string;
  /** The specimen's field of the same type, which it is made after. */
  readonly sample: string;
  /** As it was written: `due:date?`. */
  readonly word: string;
}

/** What every row has, and what would be taken for it. */
const ofEveryRow = ['id', 'organizationId', 'createdAt', 'version', 'changed', 'constructor', 'prototype'];
const LONGEST_NAME = 40;
/** A table of more is two tables. Money counts three, as it takes three lines wherever it stands. */
const MOST_FIELDS = 20;
const mend = 'npm run add, which lists the types';

/** @throws Refusal with the word that is wrong */
export function readFields(words: readonly string[], singular: string): Field[] {
  const fields = words.map((word) => readField(word, singular));
  const size = fields.reduce((sum, field) => sum + (isMoney(field) ? 3 : 1), 0);
  if (size > MOST_FIELDS)
    throw new Refusal(
      `A ${singular} has ${MOST_FIELDS} fields at most, of which money counts three`,
      'Begin with fewer',
    );
  const columns = new Map<string, Field>();
  for (const field of fields)
    for (const column of columnsOf(field)) {
      const twin = columns.get(column);
      if (twin) throw new Refusal(twinSentence(twin, field, column), 'Give one of them another name');
      columns.set(column, field);
    }
  return fields;
}

function readField(word: string, singular: string): Field {
  const [name = '', kind = '', ...rest] = word.split(':');
  if (rest.length > 0 || kind === '') throw new Refusal(`${word} is no field: name:type, such as due:date?`, mend);
  const type = kind.replace(/\?$/, '');
  if (!isFieldType(type))
    throw new Refusal(`${word} is of no type that is known: ${Object.keys(fieldTypes).join(', ')}`, mend);
  refuseName(name, word, singular);
  return { name, word, sample: samples[type][kind.endsWith('?') ? 'optional' : 'required'] };
}

function refuseName(name: string, word: string, singular: string): void {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
    throw new Refusal(`${word}: a field's name is written like dueDate: letters and digits, the first one small`, mend);
  if (name.length > LONGEST_NAME) throw new Refusal(`${word}: a name has ${LONGEST_NAME} characters at most`, mend);
  if ([...ofEveryRow, `${singular}Id`].includes(name))
    throw new Refusal(
      `${word}: every ${singular} has ${name} already, or what is told of it`,
      'Leave it out, or give it another name',
    );
  if (sqlWords.has(snake(name)))
    throw new Refusal(`${word}: ${snake(name)} is a word of SQL`, 'Give the field another name');
}

const isFieldType = (type: string): type is FieldType => Object.hasOwn(fieldTypes, type);

const isMoney = ({ sample }: Field): boolean => Object.values(samples.money).includes(sample);

/** Money takes two. */
const columnsOf = (field: Field): string[] => {
  const { name } = field;
  return isMoney(field) ? [name, `${name}Minor`, `${name}Currency`] : [name];
};

const twinSentence = (twin: Field, field: Field, column: string): string =>
  twin.name === field.name
    ? `${twin.word} and ${field.word} have one name`
    : `${twin.word} and ${field.word} would both be ${column}: money takes two columns`;
