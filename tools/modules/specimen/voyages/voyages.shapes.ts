import type { Voyage } from './voyage.entity.js';
import type { CreateVoyage, VoyageView } from './voyages.dto.js';

/** The columns that requests set. */
export const columnsOf = (voyage: CreateVoyage) => ({
  homePort: voyage.homePort,
  shipLog: voyage.shipLog ?? null,
  deckCount: voyage.deckCount,
  cabinCount: voyage.cabinCount ?? null,
  ticketPriceMinor: String(voyage.ticketPrice.amountMinor),
  ticketPriceCurrency: voyage.ticketPrice.currency,
  portFeeMinor: voyage.portFee ? String(voyage.portFee.amountMinor) : null,
  portFeeCurrency: voyage.portFee?.currency ?? null,
  sailsOn: voyage.sailsOn,
  returnsOn: voyage.returnsOn ?? null,
  boardsAt: new Date(voyage.boardsAt),
  docksAt: voyage.docksAt ? new Date(voyage.docksAt) : null,
  isInsured: voyage.isInsured,
  isCharter: voyage.isCharter ?? null,
});
export type VoyageColumns = ReturnType<typeof columnsOf>;

export const viewOf = (voyage: Voyage): VoyageView => ({
  id: voyage.id,
  organizationId: voyage.organizationId,
  homePort: voyage.homePort,
  shipLog: voyage.shipLog,
  deckCount: voyage.deckCount,
  cabinCount: voyage.cabinCount,
  ticketPrice: { amountMinor: Number(voyage.ticketPriceMinor), currency: voyage.ticketPriceCurrency },
  portFee:
    voyage.portFeeCurrency === null
      ? null
      : { amountMinor: Number(voyage.portFeeMinor), currency: voyage.portFeeCurrency },
  sailsOn: voyage.sailsOn,
  returnsOn: voyage.returnsOn,
  boardsAt: voyage.boardsAt.toISOString(),
  docksAt: voyage.docksAt?.toISOString() ?? null,
  isInsured: voyage.isInsured,
  isCharter: voyage.isCharter,
  createdAt: voyage.createdAt.toISOString(),
  version: voyage.version,
});
