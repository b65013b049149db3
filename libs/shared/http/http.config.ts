import { z } from 'zod';
import { defineConfig, setting, wholeNumber } from '../config/index.js';
import { overloadSettings } from './overload/overload.settings.js';

const originText = 'is not an origin such as https://app.example.com';
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
const origin = () => z.string().refine(isOrigin, originText);

/** Comma-separated origins; none when empty. */
const origins = (): z.ZodType<readonly string[]> =>
  z
    .string()
    .transform((text) => text.split(',').flatMap((it) => it.trim() || []))
    .pipe(z.array(origin()));

/** How the program is reached over HTTP. */
export class HttpConfig extends defineConfig('http', {
  port: setting('PORT', wholeNumber(0, 65_535), { about: 'Port that the API listens on', default: '3000' }),
  host: setting('HOST', z.string(), { about: 'Address that the API listens on', default: '127.0.0.1' }),
  publicUrl: setting('PUBLIC_URL', origin(), {
    about: 'Origin under which people and clients reach this API',
    developmentDefault: 'http://localhost:3000',
  }),
  publicAppUrl: setting('PUBLIC_APP_URL', z.union([z.literal(''), origin()]), {
    about: 'Origin of your own pages: mailed links lead there instead of to ours',
    default: '',
  }),
  corsOrigins: setting('CORS_ORIGINS', origins(), {
    about: 'Origins whose pages may call this API with credentials, comma-separated',
    default: '',
  }),
  trustedProxyHops: setting('TRUSTED_PROXY_HOPS', wholeNumber(0, 10), {
    about: 'Number of proxies in front, each of which appends to X-Forwarded-For',
    default: '0',
  }),
  keepAliveMs: setting('KEEP_ALIVE_MS', wholeNumber(1_000, 3_600_000), {
    about: 'Milliseconds that an idle connection is kept; above the idle time of a balancer in front',
    default: '10000',
  }),
  drainMs: setting('DRAIN_MS', wholeNumber(0, 60_000), {
    about: 'Milliseconds to serve on after SIGTERM, while balancers take this process out',
    default: '5000',
    developmentDefault: '0',
  }),
  ...overloadSettings,
}) {}
