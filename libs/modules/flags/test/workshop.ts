import { randomUUIDv7 } from 'node:crypto';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { declaredPermissions } from '../../../shared/http/index.js';
import { bootModule } from '../../../shared/testing/index.js';
import type { Answer, House, TestClient, TestDatabase } from '../../../shared/testing/index.js';
import { OrganizationsFacade, OrganizationsModule } from '../../organizations/index.js';
import type { MemberSummary } from '../../organizations/index.js';
import { FlagsModule } from '../index.js';

/** An organization, and somebody who may do everything in it. */
export interface Place {
  readonly id: string;
  readonly path: string;
  readonly owner: TestClient;
  readonly ownerId: string;
}

/** Organizations as far as this module asks them. */
class Membership implements Pick<OrganizationsFacade, 'findMember'> {
  readonly members = new Set<string>();

  findMember({ organizationId }: TenantCaller, userId: string): Promise<MemberSummary | null> {
    const isMember = this.members.has(`${organizationId} ${userId}`);
    return Promise.resolve(isMember ? { userId, role: 'member' } : null);
  }
}

const everything = () =>
  declaredPermissions()
    .filter(({ owner }) => owner === 'flags')
    .map(({ name }) => name);

/** This module booted alone, and organizations to work in. */
export class Workshop {
  private constructor(
    readonly house: House,
    private readonly membership: Membership,
  ) {}

  static async open(database?: TestDatabase): Promise<Workshop> {
    const membership = new Membership();
    const organizations = [{ provide: OrganizationsFacade, useValue: membership }];
    const house = await bootModule(FlagsModule, { instead: [[OrganizationsModule, organizations]], database });
    return new Workshop(house, membership);
  }

  /** With its environments, unless they are to be made by the test. */
  async place({ furnished = true } = {}): Promise<Place> {
    const id = randomUUIDv7();
    const ownerId = this.member(id);
    const owner = this.house.as({ userId: ownerId, organizationId: id, permissions: everything() });
    const place = { id, path: `/v1/organizations/${id}`, owner, ownerId };
    if (furnished) await expectStatus(200, owner.get(`${place.path}/environments`));
    return place;
  }

  /** The id of a new member. */
  member(organizationId: string): string {
    const userId = randomUUIDv7();
    this.membership.members.add(`${organizationId} ${userId}`);
    return userId;
  }

  /** Somebody who may do this in a place, and nothing else. */
  who({ id }: Place, ...permissions: readonly string[]): TestClient {
    return this.house.as({ userId: this.member(id), organizationId: id, permissions });
  }

  async flag({ path, owner }: Place, key = 'checkout', more: object = {}): Promise<Answer['body']> {
    const { body } = await expectStatus(201, owner.post(`${path}/flags`, { key, type: 'release', ...more }));
    return body;
  }

  async revisions({ id }: Place): Promise<Record<string, number>> {
    const rows = await this.house.adminQuery<{ key: string; revision: string }>(
      `select e.key, r.revision from flags.environment_revisions r
         join flags.environments e on e.organization_id = r.organization_id and e.id = r.environment_id
        where r.organization_id = $1 order by e.key`,
      [id],
    );
    return Object.fromEntries(rows.map(({ key, revision }) => [key, Number(revision)]));
  }

  close(): Promise<void> {
    return this.house.close();
  }
}

export async function expectStatus(status: number, answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering;
  if (answer.status !== status) throw new Error(`Answered ${answer.status} instead of ${status}: ${answer.text}`);
  return answer;
}
