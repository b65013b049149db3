import { hash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Pool, QueryResult } from 'pg';
import { sqlState } from '../errors/index.js';

const NAME_LENGTH = 16;
const names = new Map<string, string>();

/**
 * What a statement is called on each connection that has prepared it: there it is parsed and planned once. For texts
 * of the program's own, of which there are few: a connection keeps what it has prepared.
 */
function preparedName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = hash('sha256', text).slice(0, NAME_LENGTH);
  names.set(text, name);
  return name;
}

/** Prepared on this connection already, or not at all: the server has run nothing yet. */
const ofAnotherConnection = new Set(['42P05', '26000']);

/** Sends statements prepared, until an answer tells that somebody in between hands connections around. */
export class PreparedStatements {
  private readonly logger = new Logger('database');

  /** @param usable false where a pooler is known to stand in between */
  constructor(private usable: boolean) {}

  async send(pool: Pool, text: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const values = [...parameters];
    if (!this.usable) return pool.query(text, values);
    try {
      return await pool.query({ text, values, name: preparedName(text) });
    } catch (error) {
      if (!ofAnotherConnection.has(sqlState(error) ?? '')) throw error;
      this.giveUp();
      return pool.query(text, values);
    }
  }

  private giveUp(): void {
    if (!this.usable) return;
    this.usable = false;
    const msg =
      'A pooler stands before the database, and statements are prepared no more: set DATABASE_DIRECT_URL to the address of the server itself';
    this.logger.warn({ event: 'database.pooler_found', msg });
  }
}
