import { randomBytes } from 'node:crypto';

/** Somebody of the product, in whose name secrets are sent. */
export interface Standing {
  readonly token: string;
  readonly organizationId: string;
  readonly userId: string;
  /** May do what modules ask of keys by their protocols, in one environment. */
  readonly apiKey: string;
}

export interface Allowed {
  readonly where: 'log' | 'answer';
  readonly reason: string;
}

export type Header = readonly [name: string, value: string];
export interface Request {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: readonly Header[];
  readonly body?: string;
}
export interface Place {
  readonly request: (text: string, standing: Standing) => Request;
  readonly allowed?: Allowed;
}

export const json = ['content-type', 'application/json'] as const;
export const bearer = (token: string): Header => ['authorization', `Bearer ${token}`];
export const asOwner = ({ token }: Standing) => bearer(token);
export const key = (): Header => ['idempotency-key', randomBytes(9).toString('hex')];

/** A header of a request that is answered, by somebody signed in. */
export const header = (name: string, wrap = (text: string) => text): Place => ({
  request: (text, standing) => ({ target: '/v1/me', headers: [asOwner(standing), [name, wrap(text)]] }),
});
/** A member of a body, and of one that is broken. */
export const member = (target: string, name: string, others: object = {}, method = 'POST'): Place => ({
  request: (text, { token }) => ({
    ...{ method, target, headers: [bearer(token), json, key()] },
    body: JSON.stringify({ ...others, [name]: text }),
  }),
});
export const raw = (body: (text: string) => string, type = 'application/json'): Place => ({
  request: (text) => ({
    method: 'POST',
    target: '/v1/auth/sign-up',
    headers: [['content-type', type]],
    body: body(text),
  }),
});

/** A member of what the owner sends below the organization. */
export const managed = (path: string, body: (text: string) => object): Place => ({
  request: (text, { token, organizationId }: Standing) => ({
    ...{ method: 'POST', target: `/v1/organizations/${organizationId}${path}`, headers: [bearer(token), json, key()] },
    body: JSON.stringify(body(text)),
  }),
});
