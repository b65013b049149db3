import type { QueryRunner } from 'typeorm';
import { sendSeveral } from './repeats.js';
import type { Claim } from './repeats.js';

/** Sends one message to the server, and tells of it. */
export type Tell = <T>(text: string, sending: () => Promise<T>) => Promise<T>;

interface Surroundings {
  readonly tell: Tell;
  /** What the wall reads, as statements. */
  readonly settings: string;
  readonly claim?: Claim;
}

/**
 * Stands between a transaction and its connection. The first message carries the wall's settings along, and the last
 * one what the request is answered: neither has a round trip of its own.
 * @returns whether any statement has failed, as it stands
 */
export function watch(runner: QueryRunner, { tell, settings, claim }: Surroundings): { readonly failed: boolean } {
  const seen = { failed: false };
  const send = runner.query.bind(runner) as (...args: unknown[]) => Promise<never>;
  const sendClaim = (text: string): Promise<number> => tell(text, () => sendSeveral(runner, text));
  runner.query = async (text: string, ...rest: unknown[]) => {
    try {
      await claim?.before(text, sendClaim);
      const widened = widen(text, settings, claim);
      return await tell(widened, () => send(widened, ...rest));
    } catch (error) {
      seen.failed = true;
      throw error;
    }
  };
  return seen;
}

function widen(text: string, settings: string, claim: Claim | undefined): string {
  if (text === 'START TRANSACTION' && settings) return `${text}; ${settings}`;
  return text === 'COMMIT' && claim ? `${claim.rider}${text}` : text;
}
