import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Activities } from '../../activity/index.js';
import type { HttpConfig } from '../http.config.js';
import { watchRequests } from '../requests/request-activity.js';
import { RequestLog } from '../requests/request-log.js';
import { isProtocolPath } from '../routes/route-rules.js';
import { RouteTable } from '../routes/route-table.js';
import { hasSessionCookie } from '../access/session-cookie.js';
import { crossOrigin } from './cross-origin.js';
import { securityOptions } from './security-headers.js';

/** Puts the rules around an application made with `createHttpAdapter`, and initialises it: call `listen` after this. */
export async function prepareHttp(app: NestFastifyApplication, config: HttpConfig): Promise<void> {
  const activities = app.get(Activities, { strict: false });
  watchRequests(app.getHttpAdapter().getInstance(), { activities, log: app.get(RequestLog, { strict: false }) });
  const origins = [...config.corsOrigins];
  app.useSecurityHeaders(securityOptions);
  const table = app.get(RouteTable, { strict: false });
  app.enableCors(crossOrigin(origins, () => table.all) as never);
  app.enableCsrfProtection({ trustedOrigins: [...new Set([...origins, config.publicUrl])], exclude: isNoCookieCaller });
  await app.init();
}

/**
 * Only a cookie is sent by a browser on its own; whoever sets a header, or brings none, cannot be forged that way. Protocols
 * look at no cookie.
 */
const isNoCookieCaller = ({ headers, originalUrl }: FastifyRequest): boolean =>
  headers.authorization !== undefined || !hasSessionCookie(headers.cookie) || isProtocolPath(originalUrl);
