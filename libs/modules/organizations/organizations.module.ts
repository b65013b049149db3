import { Module } from '@nestjs/common';
import { provideConfig, provideKeys } from '../../shared/config/index.js';
import { DatabaseModule } from '../../shared/database/index.js';
import { EventsModule } from '../../shared/events/index.js';
import { Authorizer } from '../../shared/http/index.js';
import { IdentityModule } from '../identity/index.js';
import { Invitation } from './invitations/invitation.entity.js';
import { InvitationAnswers } from './invitations/invitations.answers.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationPages } from './invitations/invitations.pages.js';
import { InvitationProof } from './invitations/invitations.proof.js';
import { InvitationsRepository } from './invitations/invitations.repository.js';
import { InvitationSecrets } from './invitations/invitations.secrets.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { MyInvitationsController } from './invitations/my-invitations.controller.js';
import { Member } from './members/member.entity.js';
import { MembershipAuthorizer } from './members/members.authorizer.js';
import { MembersController } from './members/members.controller.js';
import { MembersRepository } from './members/members.repository.js';
import { MembersService } from './members/members.service.js';
import { RolesController } from './members/roles.controller.js';
import { CreateOrganizations1764000000001 } from './migrations/1764000000001-create-organizations.js';
import { Organization } from './organization.entity.js';
import { OrganizationsConfig } from './organizations.config.js';
import { OrganizationsController } from './organizations.controller.js';
import { invitationPending, slugTaken } from './organizations.errors.js';
import { OrganizationsFacade } from './organizations.facade.js';
import { OperatorOrganization } from './organizations.operator.js';
import './organizations.permissions.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';

const database = DatabaseModule.forModule('organizations', {
  entities: [Organization, Member, Invitation],
  migrations: [CreateOrganizations1764000000001],
  constraints: { organizations_slug_unique: slugTaken, invitations_pending_unique: invitationPending },
});

const members = [MembersRepository, MembersService, { provide: Authorizer, useClass: MembershipAuthorizer }];
const invitations = [InvitationsRepository, InvitationSecrets, InvitationProof, InvitationsService, InvitationAnswers];

/** Which organization a person belongs to, and what they may do there. */
@Module({
  imports: [database, EventsModule.forModule('organizations'), IdentityModule],
  controllers: [
    OrganizationsController,
    MembersController,
    RolesController,
    InvitationsController,
    MyInvitationsController,
    InvitationPages,
  ],
  providers: [
    provideConfig(OrganizationsConfig),
    provideKeys('organizations'),
    OrganizationsRepository,
    OrganizationsService,
    OperatorOrganization,
    OrganizationsFacade,
    ...members,
    ...invitations,
  ],
  exports: [OrganizationsFacade, Authorizer],
})
export class OrganizationsModule {}
