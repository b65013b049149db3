import { Injectable } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import type { Level } from 'pino';
import { Lines } from './lines.js';

/** At every start Nest tells of itself, and lists modules and routes. What it has is in the OpenAPI document. */
const inventories = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/** What stands on lines of frameworks, which know nothing of event codes. */
const FRAMEWORK = 'framework.message';

type Members = Readonly<Record<string, unknown>>;

/** Nest's logger: `app.useLogger(app.get(Logger))`. Everybody logs through `new Logger('flags')` of @nestjs/common. */
@Injectable()
export class Logger implements LoggerService {
  constructor(private readonly lines: Lines) {}

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  /** @param more what Nest hands on: the name of the logger comes last */
  private write(level: Level, message: unknown, more: readonly unknown[]): void {
    const { log } = this.lines;
    if (!log.isLevelEnabled(level)) return;
    const module = typeof more.at(-1) === 'string' ? (more.at(-1) as string) : undefined;
    if (level === 'info' && module !== undefined && inventories.has(module)) return;
    log[level]({ module, event: FRAMEWORK, ...membersOf(message), ...rest(more.slice(0, -1)) });
  }
}

function membersOf(message: unknown): Members {
  if (message instanceof Error) return { err: message, msg: message.message };
  return typeof message === 'object' && message !== null ? (message as Members) : { msg: String(message) };
}

/** A text beside the members, or what Nest's own errors bring: their stack. */
function rest([text]: readonly unknown[]): Members {
  if (typeof text !== 'string') return {};
  return text.includes('\n') ? { stack: text } : { msg: text };
}
