import { z } from 'zod';
import { defineConfig, setting, wholeNumber } from '../../shared/config/index.js';

const MOST = 100_000;
/** While a product is being built, somebody makes a hundred organizations an hour. */
const cap = (name: string, inProduction: string, about: string) =>
  setting(name, wholeNumber(1, MOST), { about, default: inProduction, developmentDefault: '1000' });

/** Who owns the operator organization, and how much anybody may set going in a day. */
export class OrganizationsConfig extends defineConfig('organizations', {
  operatorEmail: setting('ORGANIZATIONS_OPERATOR_EMAIL', z.email().optional(), {
    about: 'Whoever signs up with this address becomes owner of the operator organization',
  }),
  organizationsPerPerson: cap('ORGANIZATIONS_PER_PERSON_AND_DAY', '5', 'Organizations that one person makes in a day'),
  invitationsPerOrganization: cap(
    'ORGANIZATIONS_INVITATIONS_PER_DAY',
    '50',
    'Mails of invitations that one organization sends in a day',
  ),
  invitationsOnFirstDay: cap(
    'ORGANIZATIONS_INVITATIONS_ON_FIRST_DAY',
    '10',
    'The same, of an organization in its first 24 hours',
  ),
  invitationsPerInviter: cap(
    'ORGANIZATIONS_INVITATIONS_PER_INVITER_AND_DAY',
    '20',
    'Mails of invitations that one person sends in a day, in all organizations together',
  ),
  invitationsPerAddress: cap(
    'ORGANIZATIONS_INVITATIONS_PER_ADDRESS_AND_DAY',
    '3',
    'Mails of invitations to one address in a day, from all organizations together',
  ),
}) {}
