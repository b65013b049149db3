import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { authorOf } from '../changes/changes.author.js';
import { ChangesService } from '../changes/changes.service.js';
import { demandProtected } from '../environments/environments.protection.js';
import { Rulesets } from '../environments/environments.rulesets.js';
import { environmentNotFound, flagArchived, flagNotFound } from '../flags.errors.js';
import { FlagStateChanged, ProtectedStateChanged } from '../flags.events.js';
import { FlagsRepository } from '../flags.repository.js';
import type { FlagState } from './flag-state.entity.js';
import type { ReplaceState, StateView, ToggleFlag } from './states.dto.js';
import { StatesRepository } from './states.repository.js';
import type { PlacedState } from './states.repository.js';
import { StateSegments } from './states.segments.js';
import { strategyOf, variantOf, viewOfStrategy, viewOfVariant } from './states.shapes.js';

type Settings = Pick<FlagState, 'enabled' | 'strategies' | 'variants'>;

/** Which flag, and in which environment. */
interface Whereabouts {
  readonly flagKey: string;
  readonly environmentKey: string;
}

const members = ['enabled', 'strategies', 'variants'] as const;

/** What a flag is in one environment, and how that is changed. */
@Injectable()
export class StatesService {
  constructor(
    private readonly database: Database,
    private readonly states: StatesRepository,
    private readonly flags: FlagsRepository,
    private readonly segments: StateSegments,
    private readonly changes: ChangesService,
    private readonly rulesets: Rulesets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async get(caller: TenantCaller, where: Whereabouts): Promise<StateView> {
    return this.database.transaction(caller, async () => {
      const state = await this.states.find(caller, where.flagKey, where.environmentKey);
      return viewOf(where, state ?? (await this.refuseAbsent(caller, where)));
    });
  }

  /** @param version the one that the caller has seen */
  replace(caller: TenantCaller, where: Whereabouts, version: number, wanted: ReplaceState): Promise<StateView> {
    const settings = {
      enabled: wanted.enabled,
      strategies: wanted.strategies.map((it) => strategyOf(where.flagKey, it)),
      variants: wanted.variants.map(variantOf),
    };
    return this.change(caller, where, version, async () => {
      await this.segments.refuseUnknown(caller, settings.strategies);
      return settings;
    });
  }

  /** @param version the one that the caller has seen; has to be told where the environment is protected */
  toggle(
    caller: TenantCaller,
    where: Whereabouts,
    version: number | undefined,
    { enabled }: ToggleFlag,
  ): Promise<StateView> {
    return this.change(caller, where, version, ({ strategies, variants }) => ({ enabled, strategies, variants }));
  }

  private async change(
    caller: TenantCaller,
    where: Whereabouts,
    version: number | undefined,
    settingsFor: (state: PlacedState) => Settings | Promise<Settings>,
  ): Promise<StateView> {
    return this.database.transaction(caller, async () => {
      const found = await this.states.lock(caller, where.flagKey, where.environmentKey);
      const state = found ?? (await this.refuseAbsent(caller, where));
      refuseUnlessMay(caller, state, version);
      const after = await settingsFor(state);
      const changed = members.filter((it) => !isDeepStrictEqual(state[it], after[it]));
      if (changed.length === 0) return viewOf(where, state);
      return viewOf(where, await this.write(caller, where, state, after, changed));
    });
  }

  /**
   * A flag has a state in every environment of its organization: where there is none, one of the two is not there.
   * @throws `flag_not_found` or `environment_not_found`, always
   */
  private async refuseAbsent(caller: TenantCaller, { flagKey }: Whereabouts): Promise<never> {
    throw (await this.flags.find(caller, flagKey)) ? environmentNotFound() : flagNotFound();
  }

  private async write(
    caller: TenantCaller,
    where: Whereabouts,
    state: PlacedState,
    after: Settings,
    changed: (keyof Settings)[],
  ): Promise<PlacedState> {
    const { flagId, environmentId, version } = state;
    const updated = { ...after, updatedBy: authorOf(caller).changedBy, updatedAt: this.clock.now() };
    const bytes = await this.states.update(caller, state, updated);
    if (bytes === null) throw kernelErrors.preconditionFailed();
    await this.flags.touch(caller, flagId, updated.updatedAt);
    const made = { flagId, environmentId, toVersion: version + 1 };
    await this.changes.record(caller, { ...made, before: only(state, changed), after: only(after, changed) });
    await this.rulesets.changedIn(caller, environmentId, bytes - state.bytes);
    if (state.staleAt) await this.rulesets.changedEverywhere(caller);
    const told = { ...where, flagId, environmentId, enabled: after.enabled, changed };
    const events = [new FlagStateChanged(told), ...(state.protected ? [new ProtectedStateChanged(told)] : [])];
    await this.outbox.publish(caller, ...events);
    return { ...state, ...updated, version: version + 1 };
  }
}

/** What is protected is changed by nobody who has not seen it. */
function refuseUnlessMay(caller: TenantCaller, state: PlacedState, version: number | undefined): void {
  if (state.protected) demandProtected(caller);
  if (state.archivedAt) throw flagArchived();
  if (state.protected && version === undefined) throw kernelErrors.preconditionRequired();
  if (version !== undefined && version !== state.version) throw kernelErrors.preconditionFailed();
}

const only = (settings: Settings, changed: readonly (keyof Settings)[]): Partial<Settings> =>
  Object.fromEntries(changed.map((it) => [it, settings[it]]));

const viewOf = ({ flagKey, environmentKey }: Whereabouts, state: PlacedState): StateView => ({
  flagKey,
  environmentKey,
  enabled: state.enabled,
  strategies: state.strategies.map(viewOfStrategy),
  variants: state.variants.map(viewOfVariant),
  updatedBy: state.updatedBy,
  updatedAt: state.updatedAt.toISOString(),
  version: state.version,
});
