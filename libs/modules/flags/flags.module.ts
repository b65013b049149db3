import { Module } from '@nestjs/common';
import { OperatorConfig } from '../../shared/callers/index.js';
import { provideConfig } from '../../shared/config/index.js';
import { DatabaseModule } from '../../shared/database/index.js';
import { EventsModule } from '../../shared/events/index.js';
import { HealthNotesModule } from '../../shared/health/index.js';
import { MetricsModule } from '../../shared/metrics/index.js';
import { FeatureSwitch } from '../../shared/switches/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Change } from './changes/change.entity.js';
import { ChangesController } from './changes/changes.controller.js';
import { ChangesRepository } from './changes/changes.repository.js';
import { ChangesService } from './changes/changes.service.js';
import { EnvironmentRevision } from './environments/environment-revision.entity.js';
import { EnvironmentRevisionsRepository } from './environments/environment-revisions.repository.js';
import { Environment } from './environments/environment.entity.js';
import { EnvironmentsController } from './environments/environments.controller.js';
import { FirstEnvironments } from './environments/environments.handlers.js';
import { EnvironmentsRepository } from './environments/environments.repository.js';
import { Rulesets } from './environments/environments.rulesets.js';
import { EnvironmentsService } from './environments/environments.service.js';
import { Erasures } from './erasures/erasures.handlers.js';
import { ErasuresRepository } from './erasures/erasures.repository.js';
import { ExplanationsController } from './explanations/explanations.controller.js';
import { ExplanationsRepository } from './explanations/explanations.repository.js';
import { ExplanationsService } from './explanations/explanations.service.js';
import { Flag } from './flag.entity.js';
import { FlagChanging } from './flags.changing.js';
import { FlagsConfig } from './flags.config.js';
import { FlagsController } from './flags.controller.js';
import { FlagDependencies } from './flags.dependencies.js';
import { environmentKeyTaken, flagKeyTaken, segmentNameTaken } from './flags.errors.js';
import './flags.notices.js';
import { FlagOwners } from './flags.owners.js';
import './flags.permissions.js';
import { FlagsRepository } from './flags.repository.js';
import { runtimeControllers, runtimeProviders } from './flags.runtime.js';
import { FlagsService } from './flags.service.js';
import { OwnFlags } from './flags.switch.js';
import { Metric } from './metrics/metric.entity.js';
import { CreateFlags1765000000000 } from './migrations/1765000000000-create-flags.js';
import { Segment } from './segments/segment.entity.js';
import { SegmentsController } from './segments/segments.controller.js';
import { SegmentsRepository } from './segments/segments.repository.js';
import { SegmentsService } from './segments/segments.service.js';
import { Staleness } from './staleness/staleness.handlers.js';
import { StalenessRepository } from './staleness/staleness.repository.js';
import { FlagState } from './states/flag-state.entity.js';
import { StatesController } from './states/states.controller.js';
import { StatesRepository } from './states/states.repository.js';
import { StateSegments } from './states/states.segments.js';
import { StatesService } from './states/states.service.js';
import { TalliesRepository } from './tallies/tallies.repository.js';
import { Tallies } from './tallies/tallies.service.js';
import { Tally } from './tallies/tally.entity.js';

const database = DatabaseModule.forModule('flags', {
  entities: [Tally, Environment, EnvironmentRevision, Flag, FlagState, Segment, Change, Metric],
  migrations: [CreateFlags1765000000000],
  constraints: {
    environments_key_unique: environmentKeyTaken,
    flags_key_unique: flagKeyTaken,
    segments_name_unique: segmentNameTaken,
  },
});

const tallies = [TalliesRepository, Tallies];
const environments = [
  EnvironmentsRepository,
  EnvironmentsService,
  FirstEnvironments,
  EnvironmentRevisionsRepository,
  Rulesets,
];
const flags = [FlagsRepository, FlagDependencies, FlagOwners, FlagsService, FlagChanging];
const states = [StatesRepository, StateSegments, StatesService];
const segments = [SegmentsRepository, SegmentsService];
const changes = [ChangesRepository, ChangesService];
const explanations = [ExplanationsRepository, ExplanationsService];
const staleness = [StalenessRepository, Staleness];
const erasures = [ErasuresRepository, Erasures];

const management = [
  ...tallies,
  ...environments,
  ...flags,
  ...states,
  ...segments,
  ...changes,
  ...explanations,
  ...staleness,
  ...erasures,
];
const managementControllers = [
  EnvironmentsController,
  FlagsController,
  StatesController,
  SegmentsController,
  ChangesController,
  ExplanationsController,
];
/** The product's own: what other modules ask by the port. */
const own = [provideConfig(FlagsConfig), provideConfig(OperatorConfig), { provide: FeatureSwitch, useClass: OwnFlags }];

/** Whether a feature is on, for an environment and for whoever asks. */
@Module({
  imports: [database, EventsModule.forModule('flags'), OrganizationsModule, MetricsModule, HealthNotesModule],
  controllers: [...managementControllers, ...runtimeControllers],
  providers: [...management, ...runtimeProviders, ...own],
  exports: [FeatureSwitch],
})
export class FlagsModule {}
