import type { INestApplicationContext } from '@nestjs/common';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument, routes } from '../http/index.js';
import { HeaderCheck } from './answer-headers.js';
import type { AnsweredHeaders } from './answer-headers.js';
import { escaped, finderOf, followed, registeredProblems } from './described.js';
import type { Described, Document } from './described.js';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string | null | undefined;
  readonly text: string;
  /** Judged as well, where they are given. */
  readonly headers?: AnsweredHeaders;
}

const PROBLEM = 'application/problem+json';
const info = { title: 'Under test', version: '0.0.0', description: 'What this application answers' };

/** What the clients of all tests ask of each answer: it is one that the OpenAPI document of this application has. */
export class AnswerCheck {
  static readonly #known = new WeakMap<INestApplicationContext, Promise<AnswerCheck>>();

  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #registry = registeredProblems();
  readonly #find: ReturnType<typeof finderOf>;
  readonly #headers: HeaderCheck;

  private constructor(private readonly document: Document) {
    formats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'api', ...document });
    this.#find = finderOf(document);
    this.#headers = new HeaderCheck(document, this.#ajv);
  }

  /** One for each application: its document is made, and a schema compiled, when it is first needed. */
  static of(app: INestApplicationContext): Promise<AnswerCheck> {
    const known = this.#known.get(app) ?? this.#make(app);
    this.#known.set(app, known);
    return known;
  }

  static async #make(app: INestApplicationContext): Promise<AnswerCheck> {
    return new AnswerCheck((await openApiDocument(routes(app), info)) as unknown as Document);
  }

  /** @throws where no reader of the document could have expected this answer */
  judge(method: string, url: string, answer: RawAnswer): void {
    if (method === 'OPTIONS') return;
    const described = this.#find(method, url.split(/[?#]/, 1)[0] ?? '');
    const type = answer.contentType?.split(';', 1)[0] ?? '';
    const fault =
      answer.status < 400
        ? this.#successFault(described, type, answer, method === 'HEAD')
        : method !== 'HEAD' && this.#refusalFault(described, type, answer);
    if (fault) throw new Error(`${method} ${url} answered ${answer.status}: ${fault}`);
  }

  #successFault(
    described: Described | undefined,
    type: string,
    { status, text, headers }: RawAnswer,
    isHead: boolean,
  ): string | undefined {
    if (!described) return 'the document has no such operation';
    const { operationId, responses } = described.operation;
    const written = responses[status];
    if (!written) return `the document knows ${Object.keys(responses).join(', ')} of ${operationId}`;
    const response = followed(this.document, written);
    const misled = headers && (this.#headers.surplus(response, headers) ?? this.#headers.fault(response, headers));
    if (misled) return misled;
    const types = Object.keys(response.content ?? {});
    if (isHead) return undefined;
    if (text === '') return types.length > 0 ? `the document has a body of ${types.join(' or ')}` : undefined;
    if (!types.includes(type)) return `the document knows ${types.join(', ') || 'no body'}, and this is ${type}`;
    if (type !== 'application/json') return undefined;
    return this.#mismatch(`${described.pointer}/responses/${status}/content/${escaped(type)}/schema`, text);
  }

  #refusalFault(
    described: Described | undefined,
    type: string,
    { status, text, headers }: RawAnswer,
  ): string | undefined {
    const written = described?.operation.responses[status];
    const misled = headers && written && this.#headers.fault(followed(this.document, written), headers);
    if (misled) return misled;
    // A protocol has errors of its own, where the document says so.
    if (described && written && type in (followed(this.document, written).content ?? {}) && type !== PROBLEM)
      return this.#mismatch(`${described.pointer}/responses/${status}/content/${escaped(type)}/schema`, text);
    if (type !== PROBLEM) return `a refusal is ${PROBLEM}, and this is ${type || 'nothing'}`;
    const mismatch = this.#mismatch('#/components/schemas/Problem', text);
    if (mismatch) return mismatch;
    const { code } = JSON.parse(text) as { readonly code: string };
    const owner = this.#registry[code]?.owner;
    if (!owner) return `${code} is not in docs/problems.json: npm run accept`;
    // What the kernel may refuse anywhere, and whatever is broken, is covered by the classes 4XX and 5XX.
    if (!described || owner === 'kernel' || status >= 500 || described.operation.responses[status]) return undefined;
    return `${described.operation.operationId} does not declare ${code}: name its error in @Refuses`;
  }

  #mismatch(pointer: string, text: string): string | undefined {
    const validate = this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `api${pointer}` });
    this.#validators.set(pointer, validate);
    if (validate(JSON.parse(text))) return undefined;
    return `the document wants another body: ${this.#ajv.errorsText(validate.errors, { dataVar: 'body' })}`;
  }
}
