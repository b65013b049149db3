import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { answered } from '../../../shared/http/index.js';
import type { Snapshot } from '../snapshots/snapshot.js';
import { SnapshotsOfCallers } from '../snapshots/snapshots.callers.js';
import { tagOf } from '../snapshots/snapshots.tag.js';
import { answerOf } from './ofrep.answers.js';
import { readContext } from './ofrep.context.js';
import type { Asked } from './ofrep.context.js';

/** Answers OpenFeature's providers, from memory: what is on, and never by which rules. */
@Injectable()
export class OfrepService {
  constructor(
    private readonly snapshots: SnapshotsOfCallers,
    private readonly clock: Clock,
  ) {}

  async evaluate(caller: TenantCaller, flagKey: string, body: unknown) {
    const snapshot = await this.snapshots.of(caller);
    const asked = readContext(body);
    if ('errorCode' in asked) return answered(400, { key: flagKey, ...asked });
    const evaluation = snapshot.evaluator.evaluate(flagKey, this.contextOf(asked, snapshot));
    if (!evaluation)
      return answered(404, {
        key: flagKey,
        errorCode: 'FLAG_NOT_FOUND' as const,
        errorDetails: 'There is no such flag',
      });
    const answer = answerOf(flagKey, evaluation);
    if ('errorCode' in answer) return answered(400, answer);
    return answered(200, { ...answer, metadata: metadataOf(snapshot) });
  }

  async evaluateAll(caller: TenantCaller, body: unknown, isKnown: (etag: string) => boolean) {
    const snapshot = await this.snapshots.of(caller);
    const asked = readContext(body);
    if ('errorCode' in asked) return answered(400, asked);
    const etag = tagOf(snapshot, asked.sent, this.clock.now());
    if (isKnown(etag)) return answered(304, undefined, { etag });
    const context = this.contextOf(asked, snapshot);
    const flags = snapshot.evaluator.keys().flatMap((key) => {
      const evaluation = snapshot.evaluator.evaluate(key, context);
      return evaluation ? [answerOf(key, evaluation)] : [];
    });
    return answered(200, { flags, metadata: metadataOf(snapshot) }, { etag });
  }

  /** The environment is the key's, whatever the client says. */
  private contextOf({ context }: Asked, { environmentKey }: Snapshot) {
    return { currentTime: this.clock.now(), ...context, environment: environmentKey };
  }
}

const metadataOf = ({ environmentKey, revision }: Snapshot) => ({ environment: environmentKey, revision });
