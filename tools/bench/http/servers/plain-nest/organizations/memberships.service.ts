import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Membership } from '../entities.js';

@Injectable()
export class MembershipsService {
  constructor(@InjectRepository(Membership) private readonly memberships: Repository<Membership>) {}

  find(organizationId: string, userId: string): Promise<Membership | null> {
    return this.memberships.findOneBy({ organizationId, userId });
  }

  /** By user id, from the one after `after` on. */
  list(organizationId: string, after: string | undefined, limit: number): Promise<Membership[]> {
    const query = this.memberships
      .createQueryBuilder('membership')
      .innerJoinAndSelect('membership.user', 'user')
      .where('membership.organizationId = :organizationId', { organizationId })
      .orderBy('membership.userId')
      .limit(limit);
    if (after !== undefined) query.andWhere('membership.userId > :after', { after });
    return query.getMany();
  }
}
