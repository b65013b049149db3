/** The types of fields, with what a word of each means. `?` behind one makes it optional. */
export const fieldTypes = {
  text: '1 to 200 characters',
  integer: 'a whole number of 32 bits',
  money: '{ amountMinor, currency }: whole minor units, and a code such as EUR',
  date: 'a day of the calendar, such as 2027-02-28',
  timestamp: 'a point in time, in UTC',
  boolean: 'true or false',
} as const;
export type FieldType = keyof typeof fieldTypes;

/** The specimen's fields, one of each kind. Their names are two words each, which stand for nothing else in it. */
export const samples: Readonly<Record<FieldType, { readonly required: string; readonly optional: string }>> = {
  text: { required: 'homePort', optional: 'shipLog' },
  integer: { required: 'deckCount', optional: 'cabinCount' },
  money: { required: 'ticketPrice', optional: 'portFee' },
  date: { required: 'sailsOn', optional: 'returnsOn' },
  timestamp: { required: 'boardsAt', optional: 'docksAt' },
  boolean: { required: 'isInsured', optional: 'isCharter' },
};

export const specimenNames = { plural: 'voyages', singular: 'voyage' } as const;
