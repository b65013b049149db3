import { apiKeyVisits } from './api-keys.cases.js';
import { moduleVisits } from './cases.js';
import { codeIn } from './product.js';
import type { Product } from './product.js';
import type { Headers, Prepare } from './visit.js';

const publicly =
  (path: string): Prepare =>
  () => ['GET', path];
const signedIn =
  (method: string, path: string, body?: unknown): Prepare =>
  ({ owner }) => [method, path, body, owner.token];

/** A request to an organization of the owner's, made for it. */
const inside =
  (method: string, rest: string, body?: unknown, headers?: Headers): Prepare =>
  async ({ product, owner }) => {
    const organizationId = await product.organization(owner);
    return [method, `/v1/organizations/${organizationId}${rest}`, body, owner.token, undefined, headers];
  };
const asMade = { 'if-match': '"1"' };

/** A request about a second member. */
const aboutMember =
  (method: string, body?: unknown): Prepare =>
  async ({ product, owner }) => {
    const [organizationId, guest] = [await product.organization(owner), await product.person()];
    await product.join(organizationId, owner, guest, 'member');
    return [method, `/v1/organizations/${organizationId}/members/${guest.id}`, body, owner.token];
  };

/** A request about an open invitation, by whoever sent it. */
const aboutInvitation =
  (method: string, rest = ''): Prepare =>
  async ({ product, owner }) => {
    const organizationId = await product.organization(owner);
    const path = `/v1/organizations/${organizationId}/invitations`;
    const body = { email: 'guest@example.com', role: 'member' };
    const sent = await product.instances[0]!.send('POST', path, body, owner.token);
    return [method, `${path}/${sent.body.id}${rest}`, undefined, owner.token];
  };

/** An answer to an invitation, by whom it invites. */
const answer =
  (verb: string): Prepare =>
  async ({ product, owner }) => {
    const [organizationId, guest] = [await product.organization(owner), await product.person()];
    const invitation = await product.invite(organizationId, owner, guest.email, 'member');
    return ['POST', `/v1/invitations/${verb}`, invitation, guest.token];
  };

/** What somebody does with the notification that their role was changed. */
const aboutNotification =
  (method: string, rest = ''): Prepare =>
  async ({ product, owner }) => {
    const [organizationId, guest] = [await product.organization(owner), await product.person()];
    await product.join(organizationId, owner, guest, 'member');
    const path = `/v1/organizations/${organizationId}/members/${guest.id}`;
    await product.instances[0]!.send('PATCH', path, { role: 'viewer' }, owner.token);
    const [item] = await product.notifications(guest, 1);
    return [method, `/v1/me/notifications/${item!.id}${rest}`, undefined, guest.token];
  };

let addresses = 0;
const newAddress = () => `visitor${++addresses}@example.com`;

async function attempt(product: Product, email: string) {
  const { body } = await product.instances[0]!.send('POST', '/v1/auth/sign-up', { email });
  return { attemptId: body.attemptId as string, code: codeIn(await product.mail(email, /\/pages\/verify#/)) };
}

/** How each route is reached, by its operation id. */
export const visits: Readonly<Record<string, Prepare>> = {
  http_getProblem: publicly('/problems/unauthenticated'),
  http_getOpenApi: publicly('/openapi.json'),
  http_showReference: publicly('/docs'),
  health_live: publicly('/health/live'),
  health_health: publicly('/health'),
  health_ready: publicly('/health/ready'),
  health_startup: publicly('/health/startup'),
  identity_signUp: () => ['POST', '/v1/auth/sign-up', { email: newAddress() }],
  identity_resendVerification: async ({ product }) => {
    const { attemptId } = await attempt(product, newAddress());
    return ['POST', '/v1/auth/verify-email/resend', { attemptId }];
  },
  identity_verifyEmail: async ({ product }) => {
    const proof = await attempt(product, newAddress());
    return ['POST', '/v1/auth/verify-email', { ...proof, password: 'lantern-harbour-42', name: 'Visitor' }];
  },
  identity_showVerifyPage: publicly('/pages/verify'),
  identity_signIn: ({ owner }) => ['POST', '/v1/auth/sign-in', { email: owner.email, password: 'lantern-harbour-42' }],
  identity_signOut: async ({ product }) => ['POST', '/v1/auth/sign-out', undefined, (await product.person()).token],
  identity_forgotPassword: ({ owner }) => ['POST', '/v1/auth/password/forgot', { email: owner.email }],
  identity_resetPassword: async ({ product }) => {
    const { email } = await product.person();
    const { body } = await product.instances[0]!.send('POST', '/v1/auth/password/forgot', { email });
    const code = codeIn(await product.mail(email, /\/pages\/reset#/));
    return ['POST', '/v1/auth/password/reset', { attemptId: body.attemptId, code, password: 'anchor-teapot-17' }];
  },
  identity_showResetPage: publicly('/pages/reset'),
  identity_changePassword: async ({ product }) => {
    const passwords = { currentPassword: 'lantern-harbour-42', newPassword: 'anchor-teapot-17' };
    return ['POST', '/v1/auth/password/change', passwords, (await product.person()).token];
  },
  identity_reauthenticate: async ({ product }) => [
    ...(['POST', '/v1/auth/reauthenticate', { password: 'lantern-harbour-42' }] as const),
    (await product.person()).token,
  ],
  identity_getMe: signedIn('GET', '/v1/me'),
  identity_changeMe: signedIn('PATCH', '/v1/me', { name: 'Ada' }),
  identity_listSessions: signedIn('GET', '/v1/me/sessions'),
  identity_revokeSession: async ({ product }) => {
    const { token } = await product.person();
    const { body } = await product.instances[0]!.send('GET', '/v1/me/sessions', undefined, token);
    return ['DELETE', `/v1/me/sessions/${body.items[0].id}`, undefined, token];
  },
  identity_revokeOtherSessions: async ({ product }) => {
    const { email, token } = await product.person();
    const body = { email, password: 'lantern-harbour-42' };
    await product.instances[0]!.send('POST', '/v1/auth/sign-in', body);
    return ['POST', '/v1/me/sessions/revoke-others', undefined, token];
  },
  ...apiKeyVisits,
  organizations_createOrganization: signedIn('POST', '/v1/organizations', { name: 'Budget' }),
  organizations_listMyOrganizations: signedIn('GET', '/v1/organizations'),
  organizations_getOrganization: inside('GET', ''),
  organizations_renameOrganization: inside('PATCH', '', { name: 'Renamed' }, asMade),
  organizations_listMembers: inside('GET', '/members'),
  organizations_leaveOrganization: async ({ product, owner }) => {
    const [organizationId, guest] = [await product.organization(owner), await product.person()];
    await product.join(organizationId, owner, guest, 'member');
    return ['DELETE', `/v1/organizations/${organizationId}/members/me`, undefined, guest.token];
  },
  organizations_changeRole: aboutMember('PATCH', { role: 'viewer' }),
  organizations_removeMember: aboutMember('DELETE'),
  organizations_listRoles: inside('GET', '/roles'),
  organizations_listMyPermissions: inside('GET', '/me/permissions'),
  organizations_createInvitation: inside('POST', '/invitations', { email: 'guest@example.com', role: 'member' }),
  organizations_listInvitations: inside('GET', '/invitations'),
  organizations_getInvitation: aboutInvitation('GET'),
  organizations_resendInvitation: aboutInvitation('POST', '/resend'),
  organizations_revokeInvitation: aboutInvitation('DELETE'),
  organizations_transferOwnership: async ({ product, owner }) => {
    const [organizationId, guest] = [await product.organization(owner), await product.person()];
    await product.join(organizationId, owner, guest, 'member');
    const path = `/v1/organizations/${organizationId}/ownership-transfer`;
    return ['POST', path, { userId: guest.id }, owner.token];
  },
  organizations_deleteOrganization: inside('DELETE', '', undefined, asMade),
  organizations_listMyInvitations: signedIn('GET', '/v1/me/invitations'),
  organizations_acceptInvitation: answer('accept'),
  organizations_declineInvitation: answer('decline'),
  organizations_showAcceptPage: publicly('/pages/accept'),
  notifications_listNotifications: signedIn('GET', '/v1/me/notifications'),
  notifications_countUnread: signedIn('GET', '/v1/me/notifications/unread-count'),
  notifications_markAllRead: signedIn('POST', '/v1/me/notifications/read-all'),
  notifications_markRead: aboutNotification('POST', '/read'),
  notifications_deleteNotification: aboutNotification('DELETE'),
  notifications_list: () => ['GET', '/dev/mailbox', undefined, undefined, '127.0.0.1'],
  ...moduleVisits,
};
