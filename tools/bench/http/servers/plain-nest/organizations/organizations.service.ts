import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, QueryFailedError, Repository } from 'typeorm';
import { Membership, Organization } from '../entities.js';
import type { User } from '../entities.js';
import { EventsService } from '../events/events.service.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import { MembershipsService } from './memberships.service.js';

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class OrganizationsService {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    @InjectRepository(Organization) private readonly organizations: Repository<Organization>,
    private readonly memberships: MembershipsService,
    private readonly events: EventsService,
    private readonly limiter: RateLimiter,
  ) {}

  async get(id: string): Promise<object> {
    const organization = await this.organizations.findOneBy({ id });
    if (!organization) throw new NotFoundException();
    return viewOf(organization);
  }

  async listMembers(organizationId: string, after: string | undefined, limit: number): Promise<object> {
    const found = await this.memberships.list(organizationId, after, limit + 1);
    const kept = found.slice(0, limit);
    const items = kept.map(({ user, role, joinedAt }) => ({
      userId: user.id,
      name: user.name,
      email: user.email,
      role,
      joinedAt,
    }));
    const last = kept.at(-1);
    const nextCursor = found.length > limit && last ? Buffer.from(last.user.id).toString('base64url') : null;
    return { items, nextCursor };
  }

  async create(user: User, name: string, slug: string): Promise<{ id: string }> {
    await this.limiter.makeOrganization(user.id);
    try {
      return await this.source.transaction(async (manager) => {
        const organization = await manager.save(manager.create(Organization, { name, slug, status: 'active' }));
        await manager.save(manager.create(Membership, { organization, user, role: 'owner' }));
        const origin = { actorId: user.id, organizationId: organization.id };
        await this.events.record(manager, [
          { type: 'organization.created', ...origin, data: { organizationId: organization.id } },
          { type: 'member.added', ...origin, data: { userId: user.id, role: 'owner' } },
        ]);
        return viewOf(organization);
      });
    } catch (error) {
      if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === UNIQUE_VIOLATION)
        throw new ConflictException('This slug is taken');
      throw error;
    }
  }
}

const viewOf = ({ id, name, slug, status, createdAt, version }: Organization) => ({
  id,
  name,
  slug,
  status,
  createdAt,
  version,
});
