import { Refusal } from '../refusal.ts';
import { query } from './query.ts';

const OLDEST = 150_000;

interface Facts {
  readonly version: number;
  readonly may_create_roles: boolean;
  readonly may_create_schemas: boolean;
}

/** Asks the server of DATABASE_URL once, so that a wrong address is one sentence rather than a stack trace. */
export async function checkGiven(text: string): Promise<{ says: string }> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new Refusal(
      'DATABASE_URL is not a PostgreSQL address',
      'Its form: postgres://user:password@host:5432/database',
    );
  }
  const facts = await ask(text, url);
  if (facts.version < OLDEST) {
    throw new Refusal('The server of DATABASE_URL is older than PostgreSQL 15', 'Give a server of version 15 or newer');
  }
  const wantsRoles = process.env.DATABASE_ROLES !== 'single';
  const mayProvision = facts.may_create_schemas && (facts.may_create_roles || !wantsRoles);
  if (process.env.NODE_ENV !== 'production' && !mayProvision) {
    throw new Refusal(
      `The user of DATABASE_URL may not create ${facts.may_create_schemas ? 'roles' : 'schemas in this database'}`,
      'Run what this prints as an administrator: npm run db:provision -- --print',
    );
  }
  return { says: `${url.hostname}:${url.port || 5432}${url.pathname} (DATABASE_URL)` };
}

async function ask(text: string, url: URL): Promise<Facts> {
  const question = `select current_setting('server_version_num')::int as version, rolsuper or rolcreaterole as may_create_roles,
    has_database_privilege(current_database(), 'create') as may_create_schemas from pg_roles where rolname = current_user`;
  try {
    const [facts] = await query<Facts>(text, question);
    if (facts) return facts;
    throw new Error('The server does not know the user that it let in');
  } catch (error) {
    throw explain(error as Error & { code?: string }, url);
  }
}

/** SQLSTATEs of a refused connection, and what Node says when there is nobody to refuse it. */
export function explain(error: Error & { code?: string }, { hostname, port, pathname, username }: URL): Error {
  const server = `${hostname}:${port || 5432}`;
  const database = decodeURIComponent(pathname.slice(1));
  const reasons: Record<string, [string, string]> = {
    ECONNREFUSED: [`Nothing answers at ${server}`, 'Start that server, or correct host and port in DATABASE_URL'],
    ENOTFOUND: [`There is no host ${hostname}`, 'Correct the host in DATABASE_URL'],
    EAI_AGAIN: [`The host ${hostname} could not be looked up`, 'Correct the host in DATABASE_URL'],
    '28P01': [`${server} does not accept the password of ${username}`, 'Correct the password in DATABASE_URL'],
    '28000': [`${server} does not let ${username} in`, 'Correct the user in DATABASE_URL, or the server’s pg_hba.conf'],
    '3D000': [`${server} has no database ${database}`, `createdb ${database}, or correct the name in DATABASE_URL`],
  };
  const reason = reasons[error.code ?? ''];
  if (reason) return new Refusal(...reason);
  return new Refusal(
    `${server} cannot be used: ${error.message}`,
    'Correct DATABASE_URL, or unset it for an own database',
  );
}
