/** What requests say of a voyage, and other values of all that. */
export const exampleVoyage = {
  homePort: 'First',
  shipLog: 'First',
  deckCount: 1,
  cabinCount: 1,
  ticketPrice: { amountMinor: 9_900, currency: 'EUR' },
  portFee: { amountMinor: 9_900, currency: 'EUR' },
  sailsOn: '2027-02-28',
  returnsOn: '2027-02-28',
  boardsAt: '2027-02-28T08:30:00.000Z',
  docksAt: '2027-02-28T08:30:00.000Z',
  isInsured: true,
  isCharter: true,
};

export const otherVoyage = {
  homePort: 'Second',
  shipLog: 'Second',
  deckCount: 2,
  cabinCount: 2,
  ticketPrice: { amountMinor: 19_900, currency: 'CHF' },
  portFee: { amountMinor: 19_900, currency: 'CHF' },
  sailsOn: '2027-03-01',
  returnsOn: '2027-03-01',
  boardsAt: '2027-03-01T12:00:00.500Z',
  docksAt: '2027-03-01T12:00:00.500Z',
  isInsured: false,
  isCharter: false,
};
