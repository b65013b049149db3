import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { Evaluator } from '../evaluation/evaluator.js';
import type { Step } from '../evaluation/evaluator.js';
import { environmentNotFound, flagNotFound } from '../flags.errors.js';
import { LONGEST_SENTENCE, MOST_STEPS } from './explanations.dto.js';
import type { ExplainFlag, ExplanationView, StepView } from './explanations.dto.js';
import { ExplanationsRepository } from './explanations.repository.js';

/** Why a flag is what it is, for whoever has to explain it to somebody. */
@Injectable()
export class ExplanationsService {
  constructor(
    private readonly database: Database,
    private readonly explanations: ExplanationsRepository,
  ) {}

  async explain(caller: TenantCaller, flagKey: string, asked: ExplainFlag): Promise<ExplanationView> {
    const { environmentKey, context } = asked;
    const ruleset = await this.database.transaction(caller, () =>
      this.explanations.findSurroundings(caller, flagKey, environmentKey),
    );
    const environment = { environment: environmentKey };
    const { evaluation, steps } = new Evaluator(ruleset).explain(flagKey, { ...context, ...environment });
    if (!evaluation) throw ruleset.hasEnvironment ? flagNotFound() : environmentNotFound();
    const { enabled, variant, reason } = evaluation;
    return { enabled, variant: variant.name, reason, steps: steps.slice(-MOST_STEPS).map(viewOf) };
  }
}

const viewOf = ({ kind, passed, says, strategy, segment, constraint, bucket }: Step): StepView => ({
  kind,
  passed,
  says: says.slice(0, LONGEST_SENTENCE),
  strategy: strategy ?? null,
  segment: segment ?? null,
  constraint: constraint ? { ...constraint, values: [...constraint.values] } : null,
  bucket: bucket ?? null,
});
