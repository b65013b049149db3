import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import type { StrategyDefinition } from '../evaluation/definitions.js';
import { segmentUnknown } from '../flags.errors.js';
import { StatesRepository } from './states.repository.js';

/** Strategies name segments by their numbers, in JSON, where no foreign key looks after them. */
@Injectable()
export class StateSegments {
  constructor(private readonly states: StatesRepository) {}

  /**
   * Within a transaction, and until its end: whoever deletes one of them meanwhile waits, and finds it in use.
   * @throws `segment_unknown`
   */
  async refuseUnknown(caller: TenantCaller, strategies: readonly StrategyDefinition[]): Promise<void> {
    const wanted = new Set(strategies.flatMap(({ segments = [] }) => segments));
    if (wanted.size === 0) return;
    const known = new Set(await this.states.lockSegments(caller, [...wanted]));
    const unknown = strategies.flatMap(({ segments = [] }, strategy) =>
      segments.flatMap((number, index) => (known.has(number) ? [] : [entryFor(strategy, index)])),
    );
    if (unknown.length > 0) throw segmentUnknown(unknown);
  }
}

const entryFor = (strategy: number, index: number) => ({
  pointer: `/body/strategies/${strategy}/segments/${index}`,
  code: 'segment_unknown',
  detail: 'No segment of this number',
});
