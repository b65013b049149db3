import { z } from 'zod';
import {
  date,
  id,
  listOf,
  Money,
  MoneyInput,
  text,
  timestamp,
  wholeNumber,
} from '../../../../libs/shared/http/index.js';

const LONGEST_TEXT = 200;
const LOWEST_INTEGER = -2_147_483_648;

const settable = {
  homePort: text(LONGEST_TEXT),
  shipLog: text(LONGEST_TEXT).nullish(),
  deckCount: wholeNumber(LOWEST_INTEGER),
  cabinCount: wholeNumber(LOWEST_INTEGER).nullish(),
  ticketPrice: MoneyInput,
  portFee: MoneyInput.nullish(),
  sailsOn: date(),
  returnsOn: date().nullish(),
  boardsAt: timestamp(),
  docksAt: timestamp().nullish(),
  isInsured: z.boolean(),
  isCharter: z.boolean().nullish(),
};

export const CreateVoyage = z.strictObject(settable).meta({ id: 'CreateVoyage' });
export type CreateVoyage = z.output<typeof CreateVoyage>;

/** What is left out stays as it is. */
export const UpdateVoyage = z
  .strictObject(settable)
  .partial()
  .refine((it) => Object.keys(it).length > 0, 'Nothing to change')
  .meta({ id: 'UpdateVoyage' });
export type UpdateVoyage = z.output<typeof UpdateVoyage>;

export const VoyageView = z
  .object({
    id: id(),
    organizationId: id(),
    homePort: z.string().max(LONGEST_TEXT),
    shipLog: z.string().max(LONGEST_TEXT).nullable(),
    deckCount: wholeNumber(LOWEST_INTEGER),
    cabinCount: wholeNumber(LOWEST_INTEGER).nullable(),
    ticketPrice: Money,
    portFee: Money.nullable(),
    sailsOn: date(),
    returnsOn: date().nullable(),
    boardsAt: timestamp(),
    docksAt: timestamp().nullable(),
    isInsured: z.boolean(),
    isCharter: z.boolean().nullable(),
    createdAt: timestamp(),
    version: wholeNumber(1),
  })
  .meta({ id: 'Voyage' });
export type VoyageView = z.output<typeof VoyageView>;

export const VoyageList = listOf(VoyageView, 'VoyageList');
export type VoyageList = z.output<typeof VoyageList>;
