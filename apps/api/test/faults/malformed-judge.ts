import type { Instance } from '../product.js';
import { AnswerCheck } from '../../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';
import type { WireAnswer } from './malformed-wire.js';

/** What an answer is about, as far as it may show. */
export interface Sent {
  readonly method: string;
  readonly target: string;
  readonly canary?: string;
  readonly mustBeRefused: boolean;
}

/** Words that only what lies within says: SQL and its server, libraries, files, stacks, settings. */
const inside =
  /\bselect\b.*\bfrom\b|insert into|update \S+ set|delete from|returning \S|relation "|column "|constraint "|violates|duplicate key|syntax error|invalid input syntax|sqlstate|postgres|\bpg_|\bpg\b|typeorm|queryrunner|fastify|nestjs|\bzod\b|node_modules|node:|\bat [\w.<>]+ \(|\.(ts|js|mjs):\d|\/(work|home|usr|tmp|app|libs|apps|dist)\/|[A-Z]\w+Error\b|\bError:|ECONN|EPIPE|HPE_|FST_|ERR_|\[object/i;

const around: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'referrer-policy': 'no-referrer',
};

interface Problem {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Judges the answers to malformed requests. */
export class Judge {
  private constructor(
    private readonly check: AnswerCheck,
    private readonly secrets: readonly string[],
    private readonly names: RegExp,
  ) {}

  /** @param secrets what no answer may hold, whatever was asked */
  static async of(instance: Instance, database: TestDatabase, secrets: readonly string[]): Promise<Judge> {
    const rows = await database.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^(pg_|information_schema|public$)'
       union select conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        where n.nspname !~ '^(pg_|information_schema|public$)' and conname ~ '_'`,
    );
    const names = rows.map(({ name }) => name.replaceAll('.', '[."]+')).join('|');
    return new Judge(await AnswerCheck.of(instance.app), secrets, new RegExp(`\\b(${names})\\b`));
  }

  /** @returns what is wrong with an answer; undefined where nothing is */
  fault(sent: Sent, answer: WireAnswer): string | undefined {
    const { status, headers, text } = answer;
    // Whether it is ready is what it was asked.
    const tells = sent.target.startsWith('/health/ready') && status === 503 && text.includes('"code":"not_ready"');
    if (!(status >= 200 && status < 500) && !tells) return `${status} ${text.slice(0, 300)}`;
    if (status < 400 && sent.mustBeRefused) return `${status} to what nobody could do: ${text.slice(0, 300)}`;
    const secret = this.secrets.find((it) => status >= 400 && `${JSON.stringify(headers)}${text}`.includes(it));
    if (secret) return `a secret in ${text}`;
    return (
      this.#offDocument(sent, answer) ??
      (status >= 400 && sent.method !== 'HEAD' ? this.#badProblem(sent, answer) : undefined)
    );
  }

  #offDocument({ method, target }: Sent, { status, headers, text }: WireAnswer): string | undefined {
    try {
      const path = target.replace(/^https?:\/\/[^/]+/, '');
      this.check.judge(method, path, { status, contentType: headers['content-type'], text });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  #badProblem(sent: Sent, { status, headers, text }: WireAnswer): string | undefined {
    const problem = JSON.parse(text) as Problem;
    const expected = { ...around, 'content-type': 'application/problem+json', 'x-request-id': problem.requestId };
    const wrong = Object.entries(expected).find(([name, value]) => headers[name] !== value);
    if (wrong) return `the header ${wrong[0]} is ${headers[wrong[0]]}, not ${wrong[1]}`;
    if (problem.status !== status || problem.type !== `/problems/${problem.code}`)
      return `it contradicts itself: ${text}`;
    if ((problem.errors !== undefined) !== (status === 400 || status === 422))
      return `errors belong to 400 and 422: ${text}`;
    const words = withoutKeys(wordsOf(problem), sent.target);
    const leak = inside.exec(words)?.[0] ?? this.names.exec(words)?.[0];
    if (leak) return `"${leak}" tells of what lies within: ${text}`;
    return echo(sent, problem) ? `it repeats what was sent: ${text}` : undefined;
  }
}

/** A pointer is made of what the client named its members. */
const wordsOf = ({ detail, errors = [], type }: Problem) => [type, detail, ...errors.map((it) => it.detail)].join('\n');

/** A 404 may name what was asked for. */
function withoutKeys(words: string, target: string): string {
  const last = target.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  try {
    return words.replace(decodeURIComponent(last) || '/', '');
  } catch {
    return words;
  }
}

/** Ids and keys of the path may come back, and names of members in pointers; nothing else that was sent. */
function echo({ canary, target }: Sent, problem: Problem): boolean {
  if (!canary) return false;
  const inPath = target.split('?', 1)[0]?.includes(canary) && problem.status === 404;
  return !inPath && wordsOf(problem).includes(canary);
}
