import type { FastifyRequest } from 'fastify';
import { pathMatcher } from '../routes/route-rules.js';
import type { Route } from '../routes/routes.js';
import { exposedHeaders } from './exposed-headers.js';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const PREFLIGHT_SECONDS = 600;
const everywhere = { methods, exposedHeaders, maxAge: PREFLIGHT_SECONDS, strictPreflight: false };

type Given = (error: Error | null, options: object) => void;

/**
 * Which pages may read what is answered: those of the configured origins, who may send a session cookie; and of what takes
 * publishable keys any page, without one.
 */
export function crossOrigin(origins: readonly string[], routes: () => readonly Route[]) {
  const configured = { ...everywhere, origin: [...origins], credentials: true };
  const published = { ...everywhere, origin: '*', credentials: false };
  let matchers: readonly ((path: string) => boolean)[] | undefined;
  return (request: FastifyRequest, given: Given): void => {
    // Routes are known once the application is initialised, which is before any request.
    matchers ??= routes()
      .filter(({ publishable }) => publishable)
      .map(({ path }) => pathMatcher(path));
    const path = request.originalUrl.split('?', 1)[0] ?? '';
    given(null, matchers.some((matches) => matches(path)) ? published : configured);
  };
}
