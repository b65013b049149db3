import { z } from 'zod';
import { defineEvent } from '../../shared/events/index.js';
import { flagTypes } from './flag.entity.js';

const flag = { flagId: z.uuid(), flagKey: z.string() };

export class FlagCreated extends defineEvent({
  type: 'flags.flag.created',
  version: 1,
  aggregate: 'flagId',
  data: z.strictObject({ ...flag, flagType: z.enum(flagTypes) }),
  public: true,
}) {}

/** `changed` names the members of the flag that have new values. */
export class FlagUpdated extends defineEvent({
  type: 'flags.flag.updated',
  version: 1,
  aggregate: 'flagId',
  data: z.strictObject({
    ...flag,
    changed: z.array(z.enum(['type', 'description', 'ownerUserId', 'dependencies', 'staleAfterDays'])).max(5),
  }),
  public: true,
}) {}

/** From here on it is off wherever it is still asked for. */
export class FlagArchived extends defineEvent({
  type: 'flags.flag.archived',
  version: 1,
  aggregate: 'flagId',
  data: z.strictObject(flag),
  public: true,
}) {}

const state = {
  ...flag,
  environmentId: z.uuid(),
  environmentKey: z.string(),
  enabled: z.boolean(),
  changed: z.array(z.enum(['enabled', 'strategies', 'variants'])).max(3),
};

/** `changed` names the members of the flag's state in this environment that have new values. */
export class FlagStateChanged extends defineEvent({
  type: 'flags.flag.state_changed',
  version: 1,
  aggregate: 'flagId',
  data: z.strictObject(state),
  public: true,
}) {}

/** The same once more where the environment is protected: what people are told of. The trail has it already. */
export class ProtectedStateChanged extends defineEvent({
  type: 'flags.protected_state.changed',
  version: 1,
  aggregate: 'flagId',
  data: z.strictObject(state),
  trail: false,
}) {}

/** Nobody has changed it for long, and everybody is told the same: it could go from the code. */
export class FlagBecameStale extends defineEvent({
  type: 'flags.flag.became_stale',
  version: 1,
  aggregate: 'flagId',
  data: z.strictObject({ ...flag, ownerUserId: z.uuid().nullable() }),
  public: true,
}) {}

const environment = { environmentId: z.uuid(), environmentKey: z.string(), protected: z.boolean() };

export class EnvironmentCreated extends defineEvent({
  type: 'flags.environment.created',
  version: 1,
  aggregate: 'environmentId',
  data: z.strictObject(environment),
}) {}

/** `changed` names the members that have new values, and `protected` is what holds now. */
export class EnvironmentUpdated extends defineEvent({
  type: 'flags.environment.updated',
  version: 1,
  aggregate: 'environmentId',
  data: z.strictObject({ ...environment, changed: z.array(z.enum(['name', 'protected'])).max(2) }),
}) {}

const segment = { segmentId: z.uuid(), segmentNumber: z.int() };

export class SegmentCreated extends defineEvent({
  type: 'flags.segment.created',
  version: 1,
  aggregate: 'segmentId',
  data: z.strictObject(segment),
}) {}

export class SegmentUpdated extends defineEvent({
  type: 'flags.segment.updated',
  version: 1,
  aggregate: 'segmentId',
  data: z.strictObject({ ...segment, changed: z.array(z.enum(['name', 'description', 'constraints'])).max(3) }),
}) {}

export class SegmentDeleted extends defineEvent({
  type: 'flags.segment.deleted',
  version: 1,
  aggregate: 'segmentId',
  data: z.strictObject(segment),
}) {}
