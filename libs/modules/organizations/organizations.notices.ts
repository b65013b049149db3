import { defineNotice } from '../../shared/notices/index.js';
import { InvitationAccepted, MemberRemoved, MemberRoleChanged, OwnershipTransferred } from './organizations.events.js';

/** Whoever did it to themselves knows it already. */
const unlessBySelf = ({ userId }: { userId: string }, { actor }: { actor: { id: string | null } }) =>
  actor.id === userId ? [] : [userId];

defineNotice({
  event: MemberRoleChanged,
  category: 'account',
  recipients: { userIds: unlessBySelf },
  title: ({ organization }) => `Your role in ${organization} has changed`,
  body: ({ actor, data, organization }) =>
    `${actor} changed your role in ${organization}: you were ${data.from} before, and are ${data.to} now.`,
});

defineNotice({
  event: MemberRemoved,
  category: 'account',
  recipients: { userIds: unlessBySelf, leavers: true },
  title: ({ organization }) => `You are no longer a member of ${organization}`,
  body: ({ actor, organization }) =>
    `${actor} removed you from ${organization}. What you were told of it before has gone from your inbox.`,
});

defineNotice({
  event: OwnershipTransferred,
  category: 'account',
  recipients: { userIds: ({ toUserId }) => [toUserId] },
  title: ({ organization }) => `You own ${organization} now`,
  body: ({ actor, organization }) =>
    `${actor} handed ${organization} over to you. You may do everything there from now on, delete it and hand it on included.`,
});

defineNotice({
  event: InvitationAccepted,
  category: 'activity',
  recipients: { permission: 'members:write' },
  title: ({ actor, organization }) => `${actor} has joined ${organization}`,
  body: ({ actor, organization }) => `${actor} accepted an invitation and is a member of ${organization} now.`,
});
