import { Inject, Injectable, Optional } from '@nestjs/common';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger as Pino, LoggerOptions } from 'pino';
import { currentActivity, spanIdOf, traceIdOf } from '../activity/index.js';
import { ConfigurationError, Environment } from '../config/index.js';
import { LogConfig } from './log.config.js';
import { inertJson } from './one-line.js';
import { readableLines } from './readable-lines.js';
import { printedError, withoutSecrets, withoutTokens } from './secrets.js';

/** Where lines go instead of standard output. */
export const LineOutput = Symbol('LineOutput');

/** What all lines of one program are written with. */
@Injectable()
export class Lines {
  readonly log: Pino;
  /** For lines that are written at whatever level the others are. */
  readonly security: Pino;

  constructor(
    { level }: LogConfig,
    { variables: { NODE_ENV } }: Environment,
    @Optional() @Inject(LineOutput) out?: DestinationStream,
  ) {
    const production = NODE_ENV === 'production';
    if (production && level === 'silent')
      throw new ConfigurationError(['LOG_LEVEL silent would leave out the security log, too: fatal is the least']);
    this.log = pino(optionsFor(level), out ?? standardOutput(production));
    this.security = this.log.child({ log: 'security' }, { level: level === 'silent' ? 'silent' : 'info' });
  }
}

/** JSON for programs, where it is production; one readable line a record for people. */
const standardOutput = (production: boolean): DestinationStream =>
  production ? destination({ fd: 1, sync: true }) : readableLines(process.stdout);

/** What stands on lines of frameworks, which know nothing of event codes. */
const FRAMEWORK = 'framework.message';
const INFO = 30;

/** At every start Nest tells of itself, and lists modules and routes. What it has is in the OpenAPI document. */
const inventories = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);
const withoutInventory: NonNullable<LoggerOptions['hooks']>['logMethod'] = function (words, log, level) {
  const [members] = words as [unknown];
  const module = typeof members === 'object' && members !== null && 'module' in members ? members.module : undefined;
  if (level > INFO || !inventories.has(module)) log.apply(this, words);
};

const optionsFor = (level: LogConfig['level']): LoggerOptions => ({
  level,
  base: null,
  timestamp: stdTimeFunctions.isoTime,
  formatters: {
    level: (label) => ({ level: label }),
    log: (members) => ({ event: FRAMEWORK, ...(withoutSecrets(members) as object) }),
  },
  hooks: { streamWrite: (line) => inertJson(withoutTokens(line)), logMethod: withoutInventory },
  serializers: { err: printedError },
  mixin: origin,
});

/** What a line is written in: the request that it is of, and the span, where there is one. */
function origin(): Record<string, unknown> {
  const activity = currentActivity();
  if (!activity) return {};
  const requestId = activity.root.attributes['bulkhead.request_id'];
  const { traceparent } = activity;
  if (traceparent === null) return { requestId };
  return { requestId, trace_id: traceIdOf(traceparent), span_id: spanIdOf(traceparent) };
}
