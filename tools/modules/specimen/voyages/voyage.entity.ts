import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantTable } from '../../../../libs/shared/database/index.js';

@TenantTable('voyages', 'voyages')
export class Voyage {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'home_port', type: 'text' })
  homePort!: string;

  @Column({ name: 'ship_log', type: 'text' })
  shipLog!: string | null;

  @Column({ name: 'deck_count', type: 'int' })
  deckCount!: number;

  @Column({ name: 'cabin_count', type: 'int' })
  cabinCount!: number | null;

  /** In minor units: a bigint, which the driver gives as text. */
  @Column({ name: 'ticket_price_minor', type: 'bigint' })
  ticketPriceMinor!: string;

  @Column({ name: 'ticket_price_currency', type: 'text' })
  ticketPriceCurrency!: string;

  /** In minor units: a bigint, which the driver gives as text. */
  @Column({ name: 'port_fee_minor', type: 'bigint' })
  portFeeMinor!: string | null;

  @Column({ name: 'port_fee_currency', type: 'text' })
  portFeeCurrency!: string | null;

  /** A day, which the driver gives as text. */
  @Column({ name: 'sails_on', type: 'date' })
  sailsOn!: string;

  /** A day, which the driver gives as text. */
  @Column({ name: 'returns_on', type: 'date' })
  returnsOn!: string | null;

  @Column({ name: 'boards_at', type: 'timestamptz' })
  boardsAt!: Date;

  @Column({ name: 'docks_at', type: 'timestamptz' })
  docksAt!: Date | null;

  @Column({ name: 'is_insured', type: 'boolean' })
  isInsured!: boolean;

  @Column({ name: 'is_charter', type: 'boolean' })
  isCharter!: boolean | null;

  @VersionColumn()
  version!: number;
}
