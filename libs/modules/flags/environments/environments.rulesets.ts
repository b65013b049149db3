import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { rulesetTooLarge } from '../flags.errors.js';
import { EnvironmentRevisionsRepository } from './environment-revisions.repository.js';

/** Of states and segments of one environment together, as JSON: what a process holds in memory of it. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * What an evaluation reads of an environment. Whoever changes any of it says so here, in the transaction of the change:
 * processes that hold it load it again.
 */
@Injectable()
export class Rulesets {
  constructor(private readonly revisions: EnvironmentRevisionsRepository) {}

  /** @throws `ruleset_too_large` when it has grown beyond what is held */
  async changedIn(caller: TenantCaller, environmentId: string, grownBy: number): Promise<void> {
    refuseBeyond(await this.revisions.bump(caller, environmentId, grownBy), grownBy);
  }

  /** The same, of all environments of the organization. */
  async changedEverywhere(caller: TenantCaller, grownBy = 0): Promise<void> {
    refuseBeyond(await this.revisions.bump(caller, null, grownBy), grownBy);
  }

  lost(caller: TenantCaller, flagId: string): Promise<void> {
    return this.revisions.bumpWithout(caller, flagId);
  }
}

/** The rows are locked by then, so nobody else grows them meanwhile. What shrinks may still be too long. */
function refuseBeyond(bytes: number, grownBy: number): void {
  if (grownBy > 0 && bytes > MOST_BYTES) throw rulesetTooLarge();
}
