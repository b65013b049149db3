import type { SessionCookies } from '../../../shared/http/index.js';
import type { Delivery, SignedInView } from './sessions.dto.js';
import { ABSOLUTE_MS } from './sessions.lifetime.js';

/** A renewed token goes the way that the former one came: a cookie that kept that one would sign its owner out. */
export const deliverAgain = (view: SignedInView, cookies: SessionCookies): SignedInView =>
  deliver(view, cookies.inUse ? 'cookie' : 'token', cookies);

/** Hands the token over in one way, and never in both: what a cookie carries, no script may read. */
export function deliver(view: SignedInView, by: Delivery, cookies: SessionCookies): SignedInView {
  if (by === 'token' || view.token === null) return view;
  cookies.set(view.token, ABSOLUTE_MS / 1000);
  return { ...view, token: null };
}
