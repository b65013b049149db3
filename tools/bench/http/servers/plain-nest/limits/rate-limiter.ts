import { HttpException, HttpStatus, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ExpressResponse } from '../express.types.js';
import { DataSource } from 'typeorm';

const MINUTE = 60;
const QUARTER_HOUR = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;
const MOST_REQUESTS = 1_000_000;
const MOST_TRIES = 30;
const MOST_ORGANIZATIONS = 100_000;

interface Counted {
  readonly count: number;
  readonly resetsIn: number;
}

/** Counts in one upsert, in a table that every process shares. */
@Injectable()
export class RateLimiter {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async count(
    response: ExpressResponse,
    of: { user?: string; address?: string; organization?: string },
  ): Promise<void> {
    const keys = Object.entries(of).flatMap(([kind, key]) => (key === undefined ? [] : [`${kind}:${key}`]));
    const counted = await this.take(keys, MINUTE);
    const most = counted.reduce((one, other) => (other.count > one.count ? other : one));
    response.setHeader('RateLimit-Policy', `"default";q=${MOST_REQUESTS};w=${MINUTE}`);
    response.setHeader('RateLimit', `"default";r=${Math.max(MOST_REQUESTS - most.count, 0)};t=${most.resetsIn}`);
    refuse(counted, MOST_REQUESTS);
  }

  async tryPassword(email: string, ip: string | null): Promise<void> {
    refuse(await this.take(triesOf(email, ip), QUARTER_HOUR), MOST_TRIES);
  }

  async forgiveTries(email: string, ip: string | null): Promise<void> {
    await this.source.query('delete from plain.rate_limits where key = any($1)', [triesOf(email, ip)]);
  }

  async makeOrganization(userId: string): Promise<void> {
    refuse(await this.take([`organizations:${userId}`], DAY), MOST_ORGANIZATIONS);
  }

  private take(keys: readonly string[], windowSeconds: number): Promise<Counted[]> {
    return this.source.query<Counted[]>(
      `insert into plain.rate_limits as r (key, count, resets_at)
       select key, 1, now() + make_interval(secs => $2) from unnest($1::text[]) key
       on conflict (key) do update set
         count = case when r.resets_at <= now() then 1 else r.count + 1 end,
         resets_at = case when r.resets_at <= now() then excluded.resets_at else r.resets_at end
       returning count, ceil(extract(epoch from resets_at - now()))::int as "resetsIn"`,
      [keys, windowSeconds],
    );
  }
}

const triesOf = (email: string, ip: string | null) => [`try:${email}:${ip}`, `try-ip:${ip}`, `try-email:${email}`];

function refuse(counted: readonly Counted[], limit: number): void {
  if (counted.some(({ count }) => count > limit))
    throw new HttpException('Too many requests', HttpStatus.TOO_MANY_REQUESTS);
}
