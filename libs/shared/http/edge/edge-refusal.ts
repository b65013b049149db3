import type { IncomingMessage } from 'node:http';
import { kernelErrors } from '../../errors/index.js';
import type { DomainError } from '../../errors/index.js';
import { isRepeated } from '../access/session-cookie.js';

export const HEADER_BYTES = 16 * 1024;
export const URL_BYTES = 8 * 1024;

/** host or [IPv6], with an optional port; RFC 3986, 3.2.2, without the characters that nobody's host name needs. */
const hostForm = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** What is wrong with a request before anybody looks at its route. */
export function edgeRefusal(request: IncomingMessage): DomainError | undefined {
  if ((request.url?.length ?? 0) > URL_BYTES) return kernelErrors.uriTooLong();
  if (headerBytes(request.rawHeaders) > HEADER_BYTES) return kernelErrors.headersTooLarge();
  return hostRefusal(request);
}

/** RFC 9112, 3.2: a request of HTTP/1.1 has one Host line, and a valid one. Node accepts two, and any characters. */
function hostRefusal({ headers, rawHeaders, httpVersion }: IncomingMessage): DomainError | undefined {
  if (isRepeated(rawHeaders, 'host')) return kernelErrors.requestMalformed('The request has more than one Host');
  if (headers.host === undefined) {
    return httpVersion === '1.0' ? undefined : kernelErrors.requestMalformed('The request has no Host');
  }
  return hostForm.test(headers.host) ? undefined : kernelErrors.requestMalformed('The Host is not valid');
}

/** Each line has four more bytes: colon, space, CR, LF. */
const headerBytes = (rawHeaders: readonly string[]): number =>
  rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
