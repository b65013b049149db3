import { z } from 'zod';
import { defineEvent } from '../../../../libs/shared/events/index.js';

/** What of a voyage can be changed. */
export const members = [
  'homePort',
  'shipLog',
  'deckCount',
  'cabinCount',
  'ticketPrice',
  'portFee',
  'sailsOn',
  'returnsOn',
  'boardsAt',
  'docksAt',
  'isInsured',
  'isCharter',
] as const;

export class VoyageCreated extends defineEvent({
  type: 'voyages.voyage.created',
  version: 1,
  aggregate: 'voyageId',
  data: z.strictObject({ voyageId: z.uuid() }),
}) {}

/** `changed` names the members that have new values. */
export class VoyageUpdated extends defineEvent({
  type: 'voyages.voyage.updated',
  version: 1,
  aggregate: 'voyageId',
  data: z.strictObject({ voyageId: z.uuid(), changed: z.array(z.enum(members)).max(members.length) }),
}) {}

export class VoyageDeleted extends defineEvent({
  type: 'voyages.voyage.deleted',
  version: 1,
  aggregate: 'voyageId',
  data: z.strictObject({ voyageId: z.uuid() }),
}) {}
