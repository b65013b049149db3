import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { OperatorConfig } from '../../shared/callers/index.js';
import type { Caller } from '../../shared/callers/index.js';
import { Logger } from '../../shared/logging/index.js';
import { FeatureSwitch } from '../../shared/switches/index.js';
import type { ChosenVariant, SwitchProperties } from '../../shared/switches/index.js';
import type { EvaluationContext } from './evaluation/definitions.js';
import type { Evaluation } from './evaluation/evaluation.js';
import { FlagsConfig } from './flags.config.js';
import { Snapshots } from './snapshots/snapshots.service.js';

/** So long a start waits for flags, so that what was switched off does not come on for a moment. */
const LONGEST_WAIT_MS = 1_000;
/** What the product is called in constraints, beside applications that ask by an SDK. */
const APP_NAME = 'bulkhead';

interface Question {
  readonly properties?: SwitchProperties;
}

/** The product's own flags: those of the operator organization, in one environment, as this process remembers them. */
@Injectable()
export class OwnFlags extends FeatureSwitch implements OnApplicationBootstrap {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly config: FlagsConfig,
    private readonly operator: OperatorConfig,
    private readonly logger: Logger,
  ) {
    super();
  }

  /** A start without its flags, or without anybody to ask for them, is a start: they come when they can be read. */
  async onApplicationBootstrap(): Promise<void> {
    const kept = this.snapshots.keep(this.operator.organizationId, this.config.environment);
    await Promise.race([kept, wait(LONGEST_WAIT_MS, undefined, { ref: false })]);
  }

  override isEnabled(caller: Caller, key: string, { fallback, properties }: Question & { fallback: boolean }): boolean {
    return this.evaluate(caller, key, properties)?.enabled ?? fallback;
  }

  override variant(caller: Caller, key: string, { properties }: Question = {}): ChosenVariant | null {
    const { name, enabled, payload } = this.evaluate(caller, key, properties)?.variant ?? { name: '', enabled: false };
    return enabled ? { name, ...(payload && { payload }) } : null;
  }

  private evaluate(caller: Caller, key: string, properties: SwitchProperties = {}): Evaluation | undefined {
    const { environment } = this.config;
    try {
      const { evaluator } = this.snapshots.held(this.operator.organizationId, environment) ?? {};
      return evaluator?.evaluate(key, { ...contextOf(caller, properties), appName: APP_NAME, environment });
    } catch (error) {
      this.logger.error({ event: 'flags.switch_failed', flagKey: key, err: error, msg: 'A switch fell back' });
      return undefined;
    }
  }
}

/** By `default` a roll-out sticks to the person, and else to the organization: what jobs do for nobody is at no random. */
function contextOf({ userId, organizationId, client }: Caller, properties: SwitchProperties): EvaluationContext {
  return {
    userId,
    sessionId: userId === undefined ? organizationId : undefined,
    remoteAddress: client?.ip,
    properties: { ...properties, ...(organizationId !== undefined && { organizationId }) },
  };
}
