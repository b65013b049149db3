import { Controller, Get, HttpException } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthCheckResult, HealthIndicatorResult } from '@nestjs/terminus';
import { z } from 'zod';
import { Compartments } from '../database/index.js';
import { kernelErrors } from '../errors/index.js';
import { Draining, Public, Returns, Summary, Unmetered } from '../http/index.js';
import { DatabaseProbe } from './database-probe.js';
import { HealthNotes } from './health-notes.js';

const Check = z.enum(['up', 'down']);
const HealthView = z
  .object({
    status: z.literal('ok'),
    checks: z.record(z.string().max(32), Check),
    notes: z
      .record(z.string().max(32), z.string().max(200))
      .describe('What parts of the process have to say, by name; they make nothing unready'),
  })
  .meta({ id: 'Health' });
type HealthView = z.output<typeof HealthView>;

const reason = 'supervisors and balancers have no credentials';
const asked = 'asked every second, also while nothing else answers';

@Controller('health')
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly draining: Draining,
    private readonly compartments: Compartments,
    private readonly database: DatabaseProbe,
    private readonly notes: HealthNotes,
  ) {}

  /** Touches nothing outside of the event loop, so it also holds while draining and without a database. */
  @Get('live')
  @Summary('Whether the process lives')
  @Public(reason)
  @Unmetered(asked)
  @Returns(HealthView)
  live(): HealthView {
    return { status: 'ok', checks: {}, notes: this.notes.all() };
  }

  @Get()
  @Summary('Whether the process lives')
  @Public(reason)
  @Unmetered(asked)
  @Returns(HealthView)
  health(): HealthView {
    return this.live();
  }

  @Get('ready')
  @Summary('Whether requests should be sent here')
  @Public(reason)
  @Unmetered(asked)
  @Returns(HealthView)
  ready(): Promise<HealthView> {
    return this.check({
      database: this.database.up,
      migrations: this.compartments.verified,
      serving: !this.draining.started,
    });
  }

  @Get('startup')
  @Summary('Whether the start is over')
  @Public(reason)
  @Unmetered(asked)
  @Returns(HealthView)
  startup(): Promise<HealthView> {
    return this.check({ migrations: this.compartments.verified });
  }

  private async check(checks: Record<string, boolean>): Promise<HealthView> {
    const indicators = Object.entries(checks).map(([name, up]) => (): HealthIndicatorResult => {
      const indicator = this.indicators.check(name);
      return up ? indicator.up() : indicator.down();
    });
    try {
      return { ...viewOf(await this.checks.check(indicators)), notes: this.notes.all() };
    } catch (error) {
      throw notReady(error, this.notes.all());
    }
  }
}

const viewOf = ({ details }: HealthCheckResult): Omit<HealthView, 'notes'> => ({
  status: 'ok',
  checks: Object.fromEntries(
    Object.entries(details).map(([name, { status }]) => [name, status === 'up' ? 'up' : 'down']),
  ),
});

/** Terminus has a body of its own for this; ours is a problem that names what fails, and then the notes. */
function notReady(error: unknown, notes: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof HttpException)) return error;
  const { error: failing = {} } = error.getResponse() as Partial<HealthCheckResult>;
  const names = Object.keys(failing).join(', ') || 'shutting down';
  const said = Object.entries(notes).map(([name, note]) => `; ${name}: ${note}`);
  return kernelErrors.notReady(`Not ready: ${names}${said.join('')}`);
}
