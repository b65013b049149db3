import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import type { Document, HeaderObject, ResponseObject } from './described.js';

/** Headers as `fetch` has them. */
export interface AnsweredHeaders {
  get(name: string): string | null;
}

/** What clients of this API read. Other headers are those of HTTP itself, of CORS and of browsers' security. */
const ours = [
  ...['etag', 'link', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id', 'www-authenticate'],
  ...['idempotency-replayed', 'deprecation', 'sunset'],
];
/** Their absence says something: the last page, the first answer, no reason to wait. */
const mayBeAbsent = new Set(['link', 'idempotency-replayed', 'retry-after']);

/** Whether the headers of an answer are those that the document has for it. */
export class HeaderCheck {
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(
    private readonly document: Document,
    private readonly ajv: Ajv2020,
  ) {}

  /** A header of ours that the document does not have here. */
  surplus({ headers: declared = {} }: ResponseObject, headers: AnsweredHeaders): string | undefined {
    const names = Object.keys(declared).map((name) => name.toLowerCase());
    const undeclared = ours.find((name) => headers.get(name) !== null && !names.includes(name));
    return undeclared && `the document knows no header ${undeclared} here`;
  }

  /** A header that the document has here, and that is missing or of another form. */
  fault({ headers: declared = {} }: ResponseObject, headers: AnsweredHeaders): string | undefined {
    for (const [name, header] of Object.entries(declared)) {
      const value = headers.get(name);
      if (value === null && !mayBeAbsent.has(name.toLowerCase())) return `the header ${name} is missing`;
      if (value !== null && !this.#fits(header, value)) return `the document wants another ${name} than ${value}`;
    }
    return undefined;
  }

  #fits(header: HeaderObject, value: string): boolean {
    const name = header.$ref?.split('/').at(-1);
    const schema = (name ? this.document.components.headers?.[name] : header)?.schema ?? {};
    const key = JSON.stringify(schema);
    const validate = this.#validators.get(key) ?? this.ajv.compile(schema);
    this.#validators.set(key, validate);
    return validate('type' in schema && schema.type === 'integer' ? Number(value) : value);
  }
}
