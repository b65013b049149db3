import { ConfigurationError } from '../../libs/shared/config/index.js';
import { DomainError } from '../../libs/shared/errors/index.js';

interface Explanation {
  readonly says: string;
  readonly mend: string;
}

const byCode: Readonly<Record<string, Explanation>> = {
  EADDRINUSE: { says: 'Another program listens on this port', mend: 'PORT=3001 npm start' },
  EACCES: { says: 'This port or address is not open to this user', mend: 'PORT=3000 npm start' },
  ECONNREFUSED: { says: 'Nothing answers at DATABASE_URL', mend: 'Start PostgreSQL there, or mend DATABASE_URL' },
  ENOTFOUND: { says: 'The host of DATABASE_URL does not exist', mend: 'Mend DATABASE_URL' },
  '28P01': {
    says: 'PostgreSQL refused the password',
    mend: 'Mend DATABASE_URL and DATABASE_LOGIN_SECRET, then: npm run db:provision',
  },
  '28000': { says: 'PostgreSQL refused the login', mend: 'npm run db:provision' },
  '53300': {
    says: 'PostgreSQL has no connection left',
    mend: 'Lower DATABASE_POOL_SIZE or start fewer processes, raise max_connections, or put PgBouncer in between',
  },
  '57P03': {
    says: 'The server of DATABASE_URL takes no work now',
    mend: 'Wait until it has started or failed over, or give the address that leads to the primary',
  },
  '3D000': { says: 'The database of DATABASE_URL does not exist', mend: 'Create it, or mend DATABASE_URL' },
  '42P01': { says: 'Tables are missing', mend: 'npm run db:migrate' },
  '42501': {
    says: 'The login of DATABASE_URL may not do this',
    mend: 'npm run db:provision -- --print gives the SQL for an administrator',
  },
  '3F000': { says: 'A schema is missing', mend: 'npm run db:provision && npm run db:migrate' },
};

/** Why the program could not start or finish, in one sentence, and what to do about it. */
export function explainFailure(error: unknown): void {
  const { says, mend } = explanationOf(error);
  process.stderr.write(`✗ ${says}\n  → ${mend}\n`);
}

function explanationOf(error: unknown): Explanation {
  if (error instanceof ConfigurationError) return { says: error.message, mend: 'npm run config lists every setting' };
  const cause = error instanceof DomainError && error.cause !== undefined ? error.cause : error;
  const known = byCode[codeOf(cause)];
  if (known) return { ...known, says: `${known.says} (${textOf(cause)})` };
  return { says: textOf(error), mend: 'LOG_LEVEL=debug shows more' };
}

const codeOf = (error: unknown): string => {
  const { driverError, code, errors } = error as { driverError?: { code?: string }; code?: string; errors?: unknown[] };
  // Node tries every address of a host and gathers the failures.
  return driverError?.code ?? code ?? (errors?.length ? codeOf(errors[0]) : '');
};

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message || (error instanceof AggregateError ? textOf(error.errors[0]) : error.name);
};
