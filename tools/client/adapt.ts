import { Refusal } from '../runner/refusal.ts';

/**
 * Brings the generator's files under two rules of this house: types of Node, which do not name a browser's `BodyInit`,
 * and no ring of files, such as its types of a client and its interceptors make.
 */
export function adapt(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const adapted = new Map([...files].map(([name, text]) => [name, nodeTyped(text)] as const));
  const [types, utils] = ['client/types.gen.ts', 'client/utils.gen.ts'] as const;
  const { rest, part } = cut(adapted.get(utils) ?? '', 'type ErrInterceptor<', 'const defaultQuerySerializer');
  adapted.set('client/interceptors.gen.ts', `${part.trim()}\n`);
  adapted.set(utils, `${rest.trim()}\n\nexport { createInterceptors } from './interceptors.gen.js';\n`);
  const former = "import type { Middleware } from './utils.gen.js';";
  adapted.set(types, replaced(adapted.get(types) ?? '', former, former.replace('utils', 'interceptors')));
  return new Map([...adapted].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const nodeTyped = (text: string): string =>
  /\bBodyInit\b/.test(text)
    ? text.replace(/^import /m, `type BodyInit = NonNullable<RequestInit['body']>;\n\nimport `)
    : text;

function cut(text: string, from: string, to: string): { readonly part: string; readonly rest: string } {
  const [begin, end] = [text.indexOf(from), text.indexOf(to)];
  if (begin < 0 || end < begin) throw unknownForm(from);
  return { part: text.slice(begin, end), rest: text.slice(0, begin) + text.slice(end) };
}

function replaced(text: string, former: string, wanted: string): string {
  if (!text.includes(former)) throw unknownForm(former);
  return text.replace(former, wanted);
}

const unknownForm = (missing: string): Refusal =>
  new Refusal(
    `@hey-api/openapi-ts writes other files than before: ${missing} is missing`,
    'Mend tools/client/adapt.ts',
  );
