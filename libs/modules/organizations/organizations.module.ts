import { Module } from '@nestjs/common';
import { OperatorConfig } from '../../shared/callers/index.js';
import { provideConfig, provideKeys } from '../../shared/config/index.js';
import { DatabaseModule } from '../../shared/database/index.js';
import { EventsModule } from '../../shared/events/index.js';
import { Authorizer } from '../../shared/http/index.js';
import { IdentityModule } from '../identity/index.js';
import { DeletionsController } from './deletions/deletions.controller.js';
import { DeletionsPurge } from './deletions/deletions.purge.js';
import { DeletionsRepository } from './deletions/deletions.repository.js';
import { DeletionsService } from './deletions/deletions.service.js';
import { Invitation } from './invitations/invitation.entity.js';
import { InvitationAnswers } from './invitations/invitations.answers.js';
import { InvitationCaps } from './invitations/invitations.caps.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationProof } from './invitations/invitations.proof.js';
import { InvitationsRepository } from './invitations/invitations.repository.js';
import { InvitationResending } from './invitations/invitations.resending.js';
import { InvitationSeats } from './invitations/invitations.seats.js';
import { InvitationSecrets } from './invitations/invitations.secrets.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { MyInvitationsController } from './invitations/my-invitations.controller.js';
import { Member } from './members/member.entity.js';
import { MembershipAuthorizer } from './members/members.authorizer.js';
import { MembersController } from './members/members.controller.js';
import { KeysOfLeavers } from './members/members.leavers.js';
import { MembersRepository } from './members/members.repository.js';
import { MembersService } from './members/members.service.js';
import { RolesController } from './members/roles.controller.js';
import { CreateOrganizations1764000000001 } from './migrations/1764000000001-create-organizations.js';
import { AddLifecycle1764101000000 } from './migrations/1764101000000-add-lifecycle.js';
import { RenewWalls1764105000001 } from './migrations/1764105000001-renew-walls.js';
import { Organization } from './organization.entity.js';
import { OrganizationsConfig } from './organizations.config.js';
import { OrganizationsController } from './organizations.controller.js';
import { invitationPending, slugTaken } from './organizations.errors.js';
import { OrganizationsFacade } from './organizations.facade.js';
import { OperatorOrganization } from './organizations.operator.js';
import './organizations.notices.js';
import './organizations.permissions.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';
import { OwnershipTransfersController } from './ownership-transfers/ownership-transfers.controller.js';
import { OwnershipTransfersService } from './ownership-transfers/ownership-transfers.service.js';
import { RetiredSlug } from './retired-slugs/retired-slug.entity.js';
import { RetiredSlugsRepository } from './retired-slugs/retired-slugs.repository.js';
import { RetiredSlugs } from './retired-slugs/retired-slugs.service.js';

const database = DatabaseModule.forModule('organizations', {
  entities: [Organization, Member, Invitation, RetiredSlug],
  migrations: [CreateOrganizations1764000000001, AddLifecycle1764101000000, RenewWalls1764105000001],
  constraints: { organizations_slug_unique: slugTaken, invitations_pending_unique: invitationPending },
});

const members = [
  MembersRepository,
  MembersService,
  KeysOfLeavers,
  { provide: Authorizer, useClass: MembershipAuthorizer },
];

const invitations = [
  InvitationsRepository,
  InvitationSecrets,
  InvitationProof,
  InvitationSeats,
  InvitationCaps,
  InvitationsService,
  InvitationResending,
  InvitationAnswers,
];

const lifecycle = [
  RetiredSlugsRepository,
  RetiredSlugs,
  DeletionsRepository,
  DeletionsService,
  DeletionsPurge,
  OwnershipTransfersService,
];

/** Which organization a person belongs to, and what they may do there. */
@Module({
  imports: [database, EventsModule.forModule('organizations'), IdentityModule],
  controllers: [
    OrganizationsController,
    MembersController,
    RolesController,
    InvitationsController,
    MyInvitationsController,
    OwnershipTransfersController,
    DeletionsController,
  ],
  providers: [
    provideConfig(OrganizationsConfig),
    provideConfig(OperatorConfig),
    provideKeys('organizations'),
    OrganizationsRepository,
    OrganizationsService,
    OperatorOrganization,
    OrganizationsFacade,
    ...members,
    ...invitations,
    ...lifecycle,
  ],
  exports: [OrganizationsFacade, Authorizer],
})
export class OrganizationsModule {}
