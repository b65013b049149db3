import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is used here of Express' request; its package of types is not installed. */
export interface ExpressRequest extends IncomingMessage {
  readonly params: { readonly organizationId?: string };
  readonly ip?: string;
  readonly route?: { readonly path?: string };
}

/** What is used here of Express' response. */
export interface ExpressResponse extends ServerResponse {
  set(headers: Readonly<Record<string, string>>): this;
  location(url: string): this;
}
