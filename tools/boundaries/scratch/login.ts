import { CannotJudge } from '../model/finding.ts';

/** A superuser of a server, in the words of TypeORM's options. */
export interface Login {
  /** A folder: of the server's socket. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password?: string;
  /** Where to begin; none: at `postgres`. */
  readonly database?: string;
}

export const PORT = 5432;
const variable = 'BOUNDARIES_DATABASE_URL';
const form = 'postgres://SUPERUSER:PASSWORD@HOST:PORT';

/** @throws CannotJudge where the address does not say all of it, or more than the gate understands */
export function loginIn(address: string): Login {
  const url = URL.parse(address);
  // The address holds a password: no message repeats it.
  const refuse = (why: string): CannotJudge => new CannotJudge([`${variable} ${why}: give it as ${form}`]);
  const isWhole = url && /^postgres(ql)?:$/.test(url.protocol) && !/%(?![0-9a-f]{2})/i.test(address);
  if (!isWhole) throw refuse('is no address of a PostgreSQL');
  if (url.username === '' || url.hostname === '') throw refuse('names no user or no host');
  const [parameter] = url.searchParams.keys();
  // To pass over `sslmode` would send a superuser's password in the clear.
  if (parameter !== undefined) throw refuse(`has a parameter that the gate does not know, ${parameter}`);
  const { hostname, port, username, password, pathname } = url;
  const database = decodeURIComponent(pathname.slice(1));
  return {
    host: decodeURIComponent(hostname).replace(/^\[|\]$/g, ''),
    port: Number(port || PORT),
    username: decodeURIComponent(username),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(database === '' ? {} : { database }),
  };
}
