import { Injectable, Optional } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { seatLimitReached } from '../organizations.errors.js';
import { SeatPolicy } from '../organizations.ports.js';
import { InvitationsRepository } from './invitations.repository.js';

/** An open invitation takes a seat, as a member does. */
@Injectable()
export class InvitationSeats {
  constructor(
    private readonly invitations: InvitationsRepository,
    @Optional() private readonly policy?: SeatPolicy,
  ) {}

  /** Asked before the transaction that takes a seat: the answer comes from another module. */
  async limitFor(caller: TenantCaller): Promise<number | null> {
    return (await this.policy?.seatLimit(caller)) ?? null;
  }

  /** Exact only while the organization's row is locked. */
  async refuseBeyond(limit: number | null, caller: TenantCaller, now: Date): Promise<void> {
    if (limit !== null && (await this.invitations.countSeats(caller, now)) >= limit) throw seatLimitReached();
  }
}
