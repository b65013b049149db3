import type { Address } from './address.ts';
import type { Database } from './database.ts';

/** What the server is started with: API and worker in one process, unless ROLE says otherwise. */
export const serverVariables = (database: Database, { host, port, url, metricsPort }: Address): NodeJS.ProcessEnv => ({
  ROLE: 'all',
  ...(process.env.NODE_ENV !== 'production' && onThisMachine(url)),
  ...database.variables(),
  HOST: host,
  PORT: String(port),
  ...(metricsPort && { METRICS_PORT: String(metricsPort) }),
});

/** Draining waits for load balancers, and here there is none; mailed links lead to where this server listens. */
const onThisMachine = (url: string) => ({ DRAIN_MS: '0', PUBLIC_URL: url });

/** Where everything is, and lines to paste that work as they stand. Production has no mailbox and no made-up people. */
export const welcome = ({ url, metricsPort }: Address): string => {
  const api = [`  API        ${url}/v1`, `  Reference  ${url}/docs`];
  const ready = `  curl -s ${url}/health/ready`;
  if (process.env.NODE_ENV === 'production') return ['', ...api, '', ready].join('\n');
  return [
    '',
    ...api,
    `  Mailbox    ${url}/dev/mailbox`,
    ...(metricsPort ? [`  Metrics    http://127.0.0.1:${metricsPort}/metrics`] : []),
    '',
    ready,
    `  curl -s ${url}/v1/auth/sign-up -H 'content-type: application/json' -d '{"email":"ada@example.com"}'`,
    `  curl -s ${url}/dev/mailbox -H 'accept: application/json'`,
    '  npm run demo     the whole journey: sign up, organization, invitation, roles',
    '',
    '  Ctrl-C stops the server and its database.',
  ].join('\n');
};
