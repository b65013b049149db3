import type { FastifyReply } from 'fastify';
import type { Caller } from '../../callers/index.js';
import type { Keys } from '../../config/index.js';
import type { KeptAnswer, RepeatableRequest } from '../../database/index.js';
import { kernelErrors } from '../../errors/index.js';
import { renderAnswer, setAnswer } from '../answers/answer.js';
import type { Asked, RenderedAnswer } from '../answers/answer.js';
import type { Route } from '../routes/routes.js';
import { fingerprintOf, scopeOf } from './idempotency-key.js';

/** Bytes as Fastify makes them of a view. */
type Bytes = Omit<RenderedAnswer, 'body'> & { readonly body: string | null };

const PURPOSE = 'idempotency';
const JSON_TYPE = 'application/json; charset=utf-8';

/** What only the code of a route can bring about, whatever its callers send. */
export class RepeatMistake extends Error {}

interface Origin {
  readonly route: Route;
  readonly caller: Caller;
  readonly asked: Asked & { readonly body: unknown };
  readonly keys: Keys;
  /** Told of what only a mistake in the code can bring about. */
  readonly onMistake: (mistake: RepeatMistake) => void;
}

/** A request that bears a key: what its transaction keeps, and what is answered, now and whenever it is asked again. */
export class RepeatedRequest implements RepeatableRequest {
  readonly key: Buffer;
  readonly fingerprint: Buffer;
  readonly operationId: string;
  committedBy?: string;
  takenIn?: string;
  private rendered: Bytes | undefined;

  constructor(
    key: string,
    private readonly origin: Origin,
  ) {
    const { route, caller, asked } = origin;
    this.operationId = route.operationId;
    this.key = scopeOf(caller, route.operationId, key);
    this.fingerprint = fingerprintOf(asked.originalUrl, asked.body);
  }

  /** Where an answer to this request is kept, as far as it is known. */
  get module(): string {
    return this.takenIn ?? this.committedBy ?? this.origin.route.module;
  }

  /** Any answer may show a secret, or somebody's address, so that none is kept readable. */
  seal(result: unknown): string {
    this.rendered = bytesOf(this.render(result));
    return this.origin.keys.seal(PURPOSE, this.place, JSON.stringify(this.rendered));
  }

  /** The first answer: the bytes that were kept, if any were. */
  answerFirst(reply: FastifyReply, body: unknown): unknown {
    if (this.committedBy === undefined || !this.rendered) return body;
    const given = body === undefined ? null : JSON.stringify(body);
    if (given !== this.rendered.body) {
      this.origin.onMistake(new RepeatMistake(`${this.operationId} answers something else than its transaction gave`));
      return body;
    }
    return setAnswer(reply, withoutNull(this.rendered));
  }

  /** @throws `idempotency_key_reused` when something else was asked */
  answerAgain(reply: FastifyReply, { fingerprint, sealed }: KeptAnswer): unknown {
    if (!fingerprint.equals(this.fingerprint)) throw kernelErrors.idempotencyKeyReused();
    const kept = JSON.parse(this.origin.keys.open(PURPOSE, this.place, sealed).toString()) as Bytes;
    void reply.header('idempotency-replayed', 'true');
    return setAnswer(reply, withoutNull(kept));
  }

  onSecondWrite(module: string): void {
    this.origin.onMistake(
      new RepeatMistake(
        `${this.operationId} writes in a second transaction (of ${module}): a repeat of the request would not find its ` +
          'effect. Make it one, leave it to an event, or let what is no effect of the request stand database.apart',
      ),
    );
  }

  /** Told of a refusal: after the request's own commit it comes too late, and the answer that was kept says otherwise. */
  onLateRefusal(): void {
    if (this.committedBy === undefined) return;
    this.origin.onMistake(
      new RepeatMistake(
        `${this.operationId} is refused after its transaction has committed: refuse within it, where it takes back the ` +
          'answer that was kept',
      ),
    );
  }

  private render(result: unknown): RenderedAnswer {
    try {
      return renderAnswer(this.origin.route, result, this.origin.asked);
    } catch (cause) {
      throw new RepeatMistake(`The transaction of ${this.operationId} has to give what the route answers`, { cause });
    }
  }

  private get place(): string {
    return this.key.toString('hex');
  }
}

const bytesOf = ({ status, headers, body }: RenderedAnswer): Bytes =>
  body === undefined
    ? { status, headers, body: null }
    : { status, headers: { ...headers, 'content-type': JSON_TYPE }, body: JSON.stringify(body) };

const withoutNull = (bytes: Bytes): RenderedAnswer => ({ ...bytes, body: bytes.body ?? undefined });
