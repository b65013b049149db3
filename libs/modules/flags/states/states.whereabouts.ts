import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { environmentNotFound, flagNotFound } from '../flags.errors.js';
import { FlagsRepository } from '../flags.repository.js';

/** Which flag, and in which environment. */
export interface Whereabouts {
  readonly flagKey: string;
  readonly environmentKey: string;
}

/** A flag has a state in every environment of its organization: where there is none, one of the two is not there. */
@Injectable()
export class StateWhereabouts {
  constructor(private readonly flags: FlagsRepository) {}

  /** @throws `flag_not_found` or `environment_not_found`, always */
  async refuse(caller: TenantCaller, { flagKey }: Whereabouts): Promise<never> {
    throw (await this.flags.find(caller, flagKey)) ? environmentNotFound() : flagNotFound();
  }
}
