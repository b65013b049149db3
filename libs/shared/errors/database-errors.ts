import { DomainError } from './domain-error.js';
import * as kernel from './kernel.errors.js';

/** A module's own words for its constraints: constraint name → the problem that a violation means. */
export type ConstraintProblems = Readonly<Record<string, () => DomainError>>;

interface DatabaseFailure {
  readonly code: string;
  readonly constraint: string | undefined;
}

/** Connection failures that Node reports under names of its own. */
const connectionLost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const NO_ANSWER = 'Query read timeout';
/** The server takes no writes: the primary has become a replica, or an address leads to one. */
const READ_ONLY = '25006';

/** Classes 53 (insufficient resources) and 08 (connection exception), and the shutdowns of class 57. */
const serverFailed = /^(53|08|57P0[1-3])/;

/** What pg and TypeORM throw without an SQLSTATE when a connection was not to be had, or was lost on the way. */
const connectionMessages =
  /timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated|Client has encountered a connection error|QueryRunnerProviderAlreadyReleasedError|Query runner already released|Cannot use a pool after calling end/;

/**
 * The one map from PostgreSQL's SQLSTATE (Appendix A of its manual) and the driver's failures to the domain.
 * Whatever is unknown passes unchanged: the edge answers 500 and logs it with its cause.
 */
export function translateDatabaseError(error: unknown, constraints: ConstraintProblems = {}): unknown {
  if (error instanceof DomainError || !isError(error)) return error;
  const failure = failureOf(error);
  if (failure) return fromSqlState(failure, error, constraints);
  return connectionMessages.test(`${error.name}: ${error.message}`) ? kernel.unavailable(error) : error;
}

function fromSqlState({ code, constraint }: DatabaseFailure, error: Error, constraints: ConstraintProblems): unknown {
  if (connectionLost.has(code)) return kernel.unavailable(error);
  switch (code) {
    case '23505':
    case '23503':
    case '23P01':
      return constraints[constraint ?? '']?.() ?? kernel.conflict(error);
    case '23514':
      return constraints[constraint ?? '']?.() ?? kernel.checkFailed(error);
    case '40001':
    case '40P01':
    case '55P03':
    case '25P03':
    case READ_ONLY:
    case '28P01':
    case '28000':
      return kernel.unavailable(error);
    case '57014':
      return kernel.deadlineExceeded(error);
    case '42501':
      return kernel.boundaryBreach(error);
  }
  if (code.startsWith('22')) return kernel.valueOutOfRange(error);
  if (serverFailed.test(code)) return kernel.unavailable(error);
  return error;
}

/** The SQLSTATE of a failure, or the name that Node gives to a lost connection; undefined for what is neither. */
export const sqlState = (error: unknown): string | undefined => (isError(error) ? failureOf(error)?.code : undefined);

/** Whether the same work may succeed when it is done again: two transactions were in each other's way. */
export const isSerializationFailure = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');

/**
 * Whether this tells of the server rather than of the work: it did not answer, or it is a replica by now. Other connections
 * to it are no better.
 */
export const isServerLost = (error: unknown): boolean =>
  sqlState(error) === READ_ONLY || (isError(error) && error.message.includes(NO_ANSWER));

/** Whether the database was not to be reached, or went away meanwhile: that says nothing of the work itself. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DomainError) return isDatabaseAway(error.cause);
  const code = sqlState(error);
  if (code !== undefined) return code === READ_ONLY || connectionLost.has(code) || serverFailed.test(code);
  return isError(error) && connectionMessages.test(`${error.name}: ${error.message}`);
}

/** Also one of another realm: to code in a context of its own, as under Jest, those of Node's sockets are not its `Error`. */
const isError = (error: unknown): error is Error => Error.isError(error);

/** TypeORM wraps the driver's error; both carry the SQLSTATE as `code`. */
function failureOf(error: Error): DatabaseFailure | undefined {
  const origin = (error as { driverError?: unknown }).driverError ?? error;
  const { code, constraint } = origin as { code?: unknown; constraint?: unknown };
  if (typeof code !== 'string') return undefined;
  return { code, constraint: typeof constraint === 'string' ? constraint : undefined };
}
