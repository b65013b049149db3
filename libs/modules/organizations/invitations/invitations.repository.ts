import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Database, sql, uuid } from '../../../shared/database/index.js';
import type { BuiltInRole } from '../../../shared/http/index.js';
import { Invitation } from './invitation.entity.js';

export interface OpenInvitation {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly role: BuiltInRole;
  readonly expiresAt: Date;
}

type Renewed = Pick<Invitation, 'id' | 'keyId' | 'tokenHash' | 'attempts' | 'invitedBy' | 'sentCount' | 'expiresAt'>;
type Answer = Pick<Invitation, 'status'> & Partial<Pick<Invitation, 'acceptedBy'>>;

@Injectable()
export class InvitationsRepository {
  constructor(
    @InjectRepository(Invitation, 'organizations') private readonly invitations: Repository<Invitation>,
    private readonly database: Database,
  ) {}

  async insert(invitation: Invitation): Promise<void> {
    await this.invitations.insert(invitation);
  }

  find({ organizationId }: TenantCaller, id: string): Promise<Invitation | null> {
    return this.invitations.findOneBy({ id, organizationId });
  }

  /** Crosses tenants: whoever answers an invitation is in no organization yet. */
  findById(id: string): Promise<Invitation | null> {
    return this.invitations.findOneBy({ id });
  }

  /** Crosses tenants, as `findById`. */
  findByTokenHash(tokenHash: Buffer): Promise<Invitation | null> {
    return this.invitations.findOneBy({ tokenHash });
  }

  /** Whom it invites; null when there is none. Runs outside of a unit of work. */
  async findAddressKey({ organizationId }: TenantCaller, id: string): Promise<string | null> {
    const [found] = await this.database.lookup<{ key: string }>(
      'whom an invitation is sent to',
      sql`select email_key as key from organizations.invitations
           where id = ${uuid(id)} and organization_id = ${uuid(organizationId)}`,
    );
    return found?.key ?? null;
  }

  /** The newest first. */
  list({ organizationId }: TenantCaller, beforeId: string | null, limit: number): Promise<Invitation[]> {
    const where = { organizationId, ...(beforeId && { id: LessThan(beforeId) }) };
    return this.invitations.find({ where, order: { id: 'desc' }, take: limit });
  }

  /** What an address is invited to and can still accept; crosses tenants. */
  listOpenOf(emailKey: string, now: Date, afterId: string | null, limit: number): Promise<OpenInvitation[]> {
    return this.invitations.query(
      `select i.id, i.organization_id as "organizationId", o.name as "organizationName", i.role, i.expires_at as "expiresAt"
         from organizations.invitations i
         join organizations.organizations o on o.id = i.organization_id
        where i.email_key = $1 and i.status = 'pending' and i.expires_at > $2 and ($3::uuid is null or i.id > $3)
        order by i.id
        limit $4`,
      [emailKey, now, afterId, limit],
    );
  }

  /** Members and open invitations. Exact only while the organization's row is locked. */
  async countSeats({ organizationId }: TenantCaller, now: Date): Promise<number> {
    const [row] = await this.invitations.query<{ seats: number }[]>(
      `select (select count(*) from organizations.members where organization_id = $1)::int
            + (select count(*) from organizations.invitations
                where organization_id = $1 and status = 'pending' and expires_at > $2)::int as seats`,
      [organizationId, now],
    );
    return row?.seats ?? 0;
  }

  /** Makes room for a new invitation to an address whose last one ran out unanswered. */
  async expire({ organizationId }: TenantCaller, emailKey: string, now: Date): Promise<void> {
    const stale = { organizationId, emailKey, status: 'pending', expiresAt: LessThanOrEqual(now) } as const;
    await this.invitations.update(stale, { status: 'expired' });
  }

  /** Sends an open invitation anew; false when somebody answered it meanwhile. */
  async renew({ organizationId }: TenantCaller, { id, ...renewed }: Renewed): Promise<boolean> {
    const { keyId, tokenHash, attempts, invitedBy, sentCount, expiresAt } = renewed;
    const { affected } = await this.invitations.update(
      { id, organizationId, status: 'pending' },
      { keyId, tokenHash, attempts, invitedBy, sentCount, expiresAt },
    );
    return affected === 1;
  }

  /** Ends an open invitation, once: false when it is open no more. */
  async close({ organizationId }: TenantCaller, id: string, answer: Answer, now: Date): Promise<boolean> {
    const open = { id, organizationId, status: 'pending', expiresAt: MoreThan(now) } as const;
    const { affected } = await this.invitations.update(open, answer);
    return affected === 1;
  }

  /** Ends all open invitations of an organization. */
  async revokeAll({ organizationId }: TenantCaller): Promise<void> {
    await this.invitations.update({ organizationId, status: 'pending' }, { status: 'revoked' });
  }

  /** Uses up one of the tries that a code has: false when all are used up. */
  async spendTry({ organizationId }: TenantCaller, id: string, most: number): Promise<boolean> {
    const left = { id, organizationId, attempts: LessThan(most) };
    const { affected } = await this.invitations.update(left, { attempts: () => 'attempts + 1' });
    return affected === 1;
  }
}
