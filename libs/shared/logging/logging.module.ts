import type { IncomingMessage, ServerResponse } from 'node:http';
import { Module, RequestMethod } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { destination, stdTimeFunctions } from 'pino';
import type { DestinationStream, LoggerOptions } from 'pino';
import type { Options } from 'pino-http';
import { Environment, provideConfig } from '../config/index.js';
import { factsOf } from '../http/index.js';
import { LogConfig } from './log.config.js';
import { readableLines } from './readable-lines.js';
import { printedError, withoutSecrets, withoutTokens } from './secrets.js';

const INFO = 30;
type LogHook = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/** `originalUrl` is Fastify's: middleware sees an address without the part that it is mounted on. */
type Request = IncomingMessage & { readonly id?: unknown; readonly originalUrl?: string };

@Module({})
export class LoggingModule {
  /**
   * Once in the application; then `app.useLogger(app.get(Logger))`. JSON lines on standard output in production,
   * readable ones elsewhere. Everybody logs through Nest's `new Logger('flags')`, named after the module.
   */
  static forRoot(out?: DestinationStream): DynamicModule {
    const logger = LoggerModule.forRootAsync({
      imports: [LoggingModule],
      inject: [LogConfig, Environment],
      useFactory: ({ level }: LogConfig, { variables }: Environment) => ({
        renameContext: 'module',
        // The package's own pattern matches nothing on the Fastify adapter of Nest 12.5.
        forRoutes: [{ path: '/*path', method: RequestMethod.ALL }],
        pinoHttp: [optionsFor(level), out ?? standardOutput(variables.NODE_ENV === 'production')],
      }),
      providers: [provideConfig(LogConfig)],
    });
    return { module: LoggingModule, imports: [logger], exports: [logger] };
  }
}

const standardOutput = (production: boolean): DestinationStream =>
  production ? destination({ fd: 1, sync: true }) : readableLines(process.stdout);

function optionsFor(level: LogConfig['level']): Options<Request> {
  return {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (members) => withoutSecrets(members) as Record<string, unknown>,
      bindings: (members) => withoutSecrets(members) as Record<string, unknown>,
    },
    hooks: { streamWrite: withoutTokens, logMethod: withoutInventory },
    serializers: { err: printedError, req: () => undefined, res: () => undefined },
    wrapSerializers: false,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    autoLogging: { ignore: ({ originalUrl }) => originalUrl?.startsWith('/health') ?? false },
    customLogLevel: () => 'info',
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customSuccessObject: answered,
    customErrorObject: (request, response, _error, value: object) => answered(request, response, value),
  };
}

/** At every start Nest tells of itself, and lists modules and routes. What it has is in the OpenAPI document. */
const inventories = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);
const withoutInventory: LogHook = function (words, log, level) {
  const [members] = words as [unknown];
  const context = typeof members === 'object' && members !== null && 'module' in members ? members.module : undefined;
  if (level > INFO || !inventories.has(context)) log.apply(this, words);
};

/** The one line of a request. Addresses may hold tokens, so the route stands for them. */
function answered(request: Request, response: ServerResponse, { responseTime }: { responseTime?: number }) {
  const facts = factsOf(request);
  return {
    event: 'http.request',
    method: request.method,
    operation: facts?.operationId,
    module: facts?.module,
    status: response.statusCode,
    ms: responseTime,
    problem: facts?.problem,
    userId: facts?.caller.userId,
    organizationId: facts?.caller.organizationId,
    clientRequestId: facts?.clientRequestId,
    traceparent: facts?.caller.traceparent,
  };
}
