export { OrganizationsModule } from './organizations.module.js';
export { OrganizationsFacade } from './organizations.facade.js';
export type {
  MembersPage,
  MemberSummary,
  OpenedInvitation,
  OrganizationSummary,
  WhichMembers,
} from './organizations.facade.js';
export { SeatPolicy } from './organizations.ports.js';
export {
  InvitationAccepted,
  InvitationCreated,
  InvitationDeclined,
  InvitationResent,
  InvitationRevoked,
  MemberAdded,
  MemberRemoved,
  MemberRoleChanged,
  OrganizationCreated,
  OrganizationDeleted,
  OrganizationPurged,
  OrganizationUpdated,
  OwnershipTransferred,
} from './organizations.events.js';
