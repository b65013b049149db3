/** State and channels of the whole process: who may hold them, and what else brings one along. */
export interface AmbientLayout {
  /** Shared files that may. */
  readonly files: readonly string[];
  /** Packages that make a context, or a bus, of their own. */
  readonly packages: readonly string[];
  /** Role of the files that read the environment: `billing.config.ts`. */
  readonly configRole: string;
  /** Members of shared classes that hold all of it, as `file or folder#Type.member`: modules have settings of their own. */
  readonly environments: readonly string[];
}

/** Names that leave the code. */
export interface NamesLayout {
  /**
   * The repository's own functions that take one: `place#function(argument) space`, where the place is a file or folder,
   * the function may be `Type.method`, and the argument is an index, with a property (`0.name`) or its keys (`1.*`).
   */
  readonly sinks: readonly string[];
}

const inFolder = (folder: string, names: string): string[] =>
  names.split(' ').map((it) => `libs/shared/${folder}/${it}.ts`);

export const houseAmbient: AmbientLayout = {
  files: [
    ...inFolder('activity', 'activities activity'),
    ...inFolder('config', 'define-config'),
    ...inFolder('database', 'declared-compartments prepared repeats tables unit-of-work'),
    ...inFolder('deadlines', 'deadline'),
    ...inFolder('events', 'define-event'),
    ...inFolder('health', 'run-until-stopped'),
    ...inFolder('http', 'access/permissions budget/budget edge/http-adapter input/query'),
    ...inFolder('http', 'requests/request-context routes/records'),
    ...inFolder('limits', 'counter-statements'),
    ...inFolder('metrics', 'metrics.listener'),
    ...inFolder('notices', 'define-notice'),
    ...inFolder('switches', 'define-switch'),
  ],
  packages: ['nestjs-cls', 'cls-hooked', 'express-http-context', '@fastify/request-context', 'pubsub-js', 'postal'],
  configRole: 'config',
  environments: ['libs/shared/config#Environment.variables'],
};

export const houseNames: NamesLayout = {
  sinks: [
    'libs/shared/config#setting(0) environment',
    'libs/shared/config#secret(0) environment',
    'libs/shared/config#defineConfig(0) module',
    'libs/shared/config#provideKeys(0) module',
    'libs/shared/config#Keys(0) module',
    'libs/shared/composition#Facade(0) module',
    'libs/shared/events#Outbox(0) module',
    'libs/shared/events#Subscriptions(0) module',
    'libs/shared/database#DatabaseModule.forModule(0) module',
    'libs/shared/events#EventsModule.forModule(0) module',
    'libs/shared/http#declarePermissions(0) module',
    'libs/shared/http#declarePermissions(1.*) permission',
    'libs/shared/http#Allow(0) permission',
    'libs/shared/limits#claim(0.name) limit',
  ],
};
