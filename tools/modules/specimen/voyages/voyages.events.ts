import { z } from 'zod';
import { defineEvent } from '../../../../libs/shared/events/index.js';

/** What of a voyage can be changed. */
export const changeable = [
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

/** `changed` names the fields that have new values. */
export class VoyageUpdated extends defineEvent({
  type: 'voyages.voyage.updated',
  version: 1,
  aggregate: 'voyageId',
  data: z.strictObject({ voyageId: z.uuid(), changed: z.array(z.enum(changeable)).max(changeable.length) }),
}) {}

export class VoyageDeleted extends defineEvent({
  type: 'voyages.voyage.deleted',
  version: 1,
  aggregate: 'voyageId',
  data: z.strictObject({ voyageId: z.uuid() }),
}) {}
