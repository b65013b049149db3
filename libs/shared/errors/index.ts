export { DomainError } from './domain-error.js';
export type { ErrorKind, ProblemEntry } from './domain-error.js';
export { statusOf } from './statuses.js';
export { problemDocument } from './problem.js';
export type { ProblemDocument } from './problem.js';
export {
  isDatabaseAway,
  isSerializationFailure,
  isServerLost,
  sqlState,
  translateDatabaseError,
} from './database-errors.js';
export type { ConstraintProblems } from './database-errors.js';
export * as kernelErrors from './kernel.errors.js';
