import { Refusal } from '../../runner/refusal.ts';
import { readFields } from './fields.ts';
import type { Field } from './fields.ts';
import { singularOf } from './names.ts';
import type { Names } from './names.ts';

/** What was asked for. */
export interface Request extends Names {
  readonly fields: readonly Field[];
}

const LONGEST_NAME = 30;
const usage = 'npm run add, which shows an example';

/** `projects name:text`, or `people person name:text` where spelling does not tell the singular. @throws Refusal */
export function readRequest([plural = '', ...words]: readonly string[]): Request {
  refuseName(plural, 'a module');
  const given = words[0] !== undefined && !words[0].includes(':') ? words[0] : null;
  const singular = given ?? singularOf(plural);
  if (singular === null)
    throw new Refusal(
      `What is one of ${plural} called? Its spelling does not tell`,
      `npm run add ${plural} <singular> ${words.join(' ') || 'name:text'}`,
    );
  refuseName(singular, 'one of a module');
  if (singular === plural)
    throw new Refusal(`${plural} is one and many: its code could not tell them apart`, 'Take another word for both');
  const fields = given === null ? words : words.slice(1);
  return { plural, singular, fields: readFields(fields.length > 0 ? fields : ['name:text'], singular) };
}

function refuseName(name: string, what: string): void {
  if (name.includes(':')) throw new Refusal(`The first word is the module's name, and ${name} is a field`, usage);
  if (!/^[a-z]+$/.test(name))
    throw new Refusal(`${name || 'An empty word'} is no name of ${what}: one word of the letters a to z, small`, usage);
  if (name.length < 2 || name.length > LONGEST_NAME)
    throw new Refusal(`${name}: a name has 2 to ${LONGEST_NAME} letters`, usage);
}
