import { ConfigurationError } from './configuration-error.js';
import type { Setting } from './setting.js';

type Settings = Readonly<Record<string, Setting>>;
type Values<S extends Settings> = { readonly [Name in keyof S]: S[Name] extends Setting<infer T> ? T : never };
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** What `defineConfig` makes: a class to inject, whose members are the parsed settings. */
export interface ConfigClass<S extends Settings = Settings> {
  new (values: Values<S>): Values<S>;
  readonly owner: string;
  readonly settings: S;
  /** @throws ConfigurationError naming every variable that is wrong. */
  read<Config>(this: new (values: Values<S>) => Config, environment: EnvironmentVariables): Config;
}

/** Every configuration that the loaded code declares: what `npm run config` prints and the start checks. */
const declared: ConfigClass[] = [];

/**
 * One owner's slice of the environment. `export class MailConfig extends defineConfig('notifications', {…}) {}` is
 * both the type and the token to inject; `provideConfig(MailConfig)` reads it at boot.
 */
export function defineConfig<S extends Settings>(owner: string, settings: S): ConfigClass<S> {
  class Config {
    static readonly owner = owner;
    static readonly settings = settings;

    constructor(values: Values<S>) {
      Object.assign(this, values);
    }

    static read<T>(this: new (values: Values<S>) => T, environment: EnvironmentVariables): T {
      const { values, problems } = parse(settings, environment);
      if (problems.length > 0) throw new ConfigurationError(problems);
      return new this(values as Values<S>);
    }
  }
  const configClass = Config as unknown as ConfigClass<S>;
  declared.push(configClass as unknown as ConfigClass);
  return configClass;
}

/** All settings that the loaded code knows, by owner and name. */
export function declaredSettings(): readonly { owner: string; setting: Setting }[] {
  return declared
    .flatMap(({ owner, settings }) => Object.values(settings).map((setting) => ({ owner, setting })))
    .sort((a, b) => a.owner.localeCompare(b.owner) || a.setting.name.localeCompare(b.setting.name));
}

/**
 * Reads every declared setting once, so that a start with three wrong variables names all three.
 * @throws ConfigurationError
 */
export function checkConfiguration(environment: EnvironmentVariables): void {
  const problems = declared.flatMap(({ settings }) => parse(settings, environment).problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
}

function parse(settings: Settings, environment: EnvironmentVariables) {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [member, it] of Object.entries(settings)) {
    const given = environment[it.name] || undefined;
    const production = environment.NODE_ENV === 'production';
    if (production && isStillDevelopment(it, given)) {
      problems.push(`${it.name} must be set to a value of your own in production: ${it.about}`);
      continue;
    }
    const fallback = production ? it.default : (it.developmentDefault ?? it.default);
    const result = it.schema.safeParse(given ?? fallback);
    if (result.success) values[member] = result.data;
    else problems.push(`${it.name} ${given === undefined ? 'is not set' : describe(result.error)}: ${it.about}`);
  }
  return { values, problems };
}

/** Whether production would run on what everybody knows. */
const isStillDevelopment = (it: Setting, given: string | undefined): boolean =>
  it.default === undefined &&
  it.developmentDefault !== undefined &&
  (given === undefined || given === it.developmentDefault);

/** Zod's words about what is wrong; they never contain the value itself. */
const describe = (error: { issues: readonly { message: string }[] }) =>
  error.issues.map(({ message }) => message.charAt(0).toLowerCase() + message.slice(1)).join(', ');
