import { randomBytes } from 'node:crypto';

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Settings of production as an operator would make them; `url` needs no login. `npm run config` says what each is. */
export const asProduction = (url: string, smtp = 'smtps://user:password@mail.example.com:465') => ({
  NODE_ENV: 'production',
  LOG_LEVEL: 'warn',
  DATABASE_URL: url,
  DATABASE_LOGIN_SECRET: random(24),
  BULKHEAD_KEYS: `k1:${random(32)}`,
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://api.example.com',
  NOTIFICATIONS_MAIL_FROM: 'Example <no-reply@example.com>',
  NOTIFICATIONS_MAIL_TRANSPORT: 'smtp',
  NOTIFICATIONS_SMTP_URL: smtp,
});

/** The same server and database, without a login. */
export function withoutLogin(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

/** What programs need of this machine, and nothing that could be a setting. */
export const ofThisMachine = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
});
