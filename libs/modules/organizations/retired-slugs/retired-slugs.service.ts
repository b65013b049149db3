import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { slugTaken } from '../organizations.errors.js';
import { RetiredSlugsRepository } from './retired-slugs.repository.js';

const REST_MS = 90 * 24 * 60 * 60 * 1000;

/** Slugs that were given up rest; only the organization that had one may take it back meanwhile. */
@Injectable()
export class RetiredSlugs {
  constructor(
    private readonly slugs: RetiredSlugsRepository,
    private readonly clock: Clock,
  ) {}

  /** The organization is about to give its slug up, for `next` or for good. */
  async giveUp(caller: TenantCaller, next: string | null = null): Promise<void> {
    await this.slugs.retireCurrent(caller, new Date(this.clock.now().getTime() + REST_MS), next);
  }

  isResting(caller: TenantCaller, slug: string): Promise<boolean> {
    return this.slugs.isResting(caller, slug, this.clock.now());
  }

  /**
   * To be asked after the slug was written: whoever gave it up a moment ago has committed by then, or the unique slug
   * would have been refused.
   */
  async refuseResting(caller: TenantCaller, slug: string): Promise<void> {
    if (await this.isResting(caller, slug)) throw slugTaken();
  }
}
