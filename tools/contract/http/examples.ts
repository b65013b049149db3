import type { Document, Json } from '../document.ts';
import { follow } from '../document.ts';

/** What the variables of the files hold until somebody fills in their own. */
const known: Readonly<Record<string, string>> = {
  email: 'ada@example.com',
  password: 'lantern-harbour-42',
  currentPassword: 'lantern-harbour-42',
  newPassword: 'orchard-tram-1907',
  name: 'Ada',
  locale: 'en',
  slug: 'acme',
  code: '12345678',
  key: 'new-checkout',
  flagKey: 'new-checkout',
  environmentKey: 'development',
  ifMatch: '"1"',
};

/** An example of a request: JSON whose texts are variables, and the variables that it names. */
export class Examples {
  readonly variables = new Map<string, string>();
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  variable(name: string, schema: Json = {}): string {
    this.variables.set(name, known[name] ?? (schema.format === 'uuid' ? '00000000-0000-7000-8000-000000000000' : ''));
    return `{{${name}}}`;
  }

  /** Required members, or all where none is. */
  body(schema: Json): string {
    return JSON.stringify(this.#value('body', schema), null, 2);
  }

  #value(name: string, schema: Json): unknown {
    const own = follow(this.#document, schema);
    const [choice] = (own.oneOf ?? own.anyOf ?? []) as Json[];
    if (choice) return this.#value(name, choice);
    if (own.default !== undefined) return own.default;
    if (own.const !== undefined) return own.const;
    if (Array.isArray(own.enum)) return (own.enum as unknown[]).at(-1);
    if (own.type === 'object') return this.#object(own);
    if (own.type === 'array') return [this.#value(name, own.items as Json)];
    if (own.type === 'boolean') return true;
    return own.type === 'string' ? this.variable(name, own) : Number(own.minimum ?? 1);
  }

  #object({ properties = {}, required = [] }: Json): object {
    const members = Object.entries(properties as Record<string, Json>);
    const asked = members.filter(([name]) => (required as string[]).includes(name));
    return Object.fromEntries((asked.length > 0 ? asked : members).map(([name, it]) => [name, this.#value(name, it)]));
  }
}
