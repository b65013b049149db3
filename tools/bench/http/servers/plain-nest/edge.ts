import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ExpressRequest, ExpressResponse } from './express.types.js';
import { collectDefaultMetrics, Histogram } from 'prom-client';

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  labelNames: ['method', 'route', 'status'],
});

const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

export function prepare(app: NestExpressApplication): void {
  collectDefaultMetrics();
  app.set('trust proxy', 1);
  app.disable('x-powered-by');
  app.enableCors({ origin: [], credentials: true });
  app.use((request: ExpressRequest, response: ExpressResponse, next: () => void) => {
    const end = durations.startTimer();
    response.set({ ...headers, 'X-Request-Id': randomUUID() });
    response.on('finish', () => {
      const route = request.route?.path ?? '';
      end({ method: request.method, route, status: response.statusCode });
    });
    next();
  });
}
