import { z } from 'zod';
import { email, id, listOf, timestamp, wholeNumber } from '../../../shared/http/index.js';
import { role } from '../organizations.dto.js';
import { hasDomain } from '../organizations.names.js';

export const CreateInvitation = z
  .strictObject({ email: email().refine(hasDomain, 'Not an e-mail address'), role: role() })
  .meta({ id: 'CreateInvitation' });
export type CreateInvitation = z.output<typeof CreateInvitation>;

/** An invitation past `expiresAt` reads `expired`, whenever that was noticed. `invitedBy` sent it last. */
export const InvitationView = z
  .object({
    id: id(),
    organizationId: id(),
    email: z.string().max(254),
    role: role(),
    status: z.enum(['pending', 'accepted', 'declined', 'revoked', 'expired']),
    invitedBy: id(),
    sentCount: wholeNumber(1),
    createdAt: timestamp(),
    expiresAt: timestamp(),
  })
  .meta({ id: 'Invitation' });
export type InvitationView = z.output<typeof InvitationView>;

export const InvitationList = listOf(InvitationView, 'InvitationList');
export type InvitationList = z.output<typeof InvitationList>;

const byToken = z.strictObject({ token: z.string().min(1).max(100) });
const byCode = z.strictObject({ invitationId: id(), code: z.string().regex(/^\d{8}$/, 'Eight digits') });

/** What the mail held: the link's token, or the invitation's id and its code. */
export const AnswerInvitation = z
  .strictObject({ ...byToken.partial().shape, ...byCode.partial().shape })
  .refine((it) => byToken.safeParse(it).success || byCode.safeParse(it).success, 'Send token, or invitationId and code')
  .meta({ id: 'AnswerInvitation' });
export type AnswerInvitation = z.output<typeof AnswerInvitation>;

/** An invitation as the invited person sees it. */
export const MyInvitationView = z
  .object({
    id: id(),
    organizationId: id(),
    organizationName: z.string().max(100),
    role: role(),
    expiresAt: timestamp(),
  })
  .meta({ id: 'MyInvitation' });
export type MyInvitationView = z.output<typeof MyInvitationView>;

export const MyInvitationList = listOf(MyInvitationView, 'MyInvitationList');
export type MyInvitationList = z.output<typeof MyInvitationList>;
