import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Activities } from '../activity/index.js';
import { exposedHeaders } from './exposed-headers.js';
import type { HttpConfig } from './http.config.js';
import { watchRequests } from './request-activity.js';
import { RequestLog } from './request-log.js';
import { securityOptions } from './security-headers.js';
import { hasSessionCookie } from './session-cookie.js';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const PREFLIGHT_SECONDS = 600;

/** Puts the rules around an application made with `createHttpAdapter`, and initialises it: call `listen` after this. */
export async function prepareHttp(app: NestFastifyApplication, config: HttpConfig): Promise<void> {
  const activities = app.get(Activities, { strict: false });
  watchRequests(app.getHttpAdapter().getInstance(), { activities, log: app.get(RequestLog, { strict: false }) });
  const origins = [...config.corsOrigins];
  app.useSecurityHeaders(securityOptions);
  app.enableCors({
    origin: origins,
    credentials: true,
    methods,
    exposedHeaders,
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  });
  app.enableCsrfProtection({ trustedOrigins: [...new Set([...origins, config.publicUrl])], exclude: isNoCookieCaller });
  await app.init();
}

/** Only a cookie is sent by a browser on its own; whoever sets a header, or brings none, cannot be forged that way. */
const isNoCookieCaller = ({ headers }: FastifyRequest): boolean =>
  headers.authorization !== undefined || !hasSessionCookie(headers.cookie);
