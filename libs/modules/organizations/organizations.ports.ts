import type { TenantCaller } from '../../shared/callers/index.js';
import { Port } from '../../shared/composition/index.js';

/** How many people an organization may have. Without an implementation there is no limit. */
export abstract class SeatPolicy extends Port {
  /**
   * Seats of the caller's organization, null for no limit. Members and open invitations take one each. Asked before
   * the transaction that takes a seat; a limit that sinks later throws nobody out.
   */
  abstract seatLimit(caller: TenantCaller): Promise<number | null>;
}
