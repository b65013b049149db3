import { setTimeout as wait } from 'node:timers/promises';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { HttpConfig, Public, ReturnsNothing } from '../../http/index.js';
import { boot } from '../../http/test/boot.js';
import { runUntilStopped } from '../index.js';

// A program of its own, which a test starts and stops: it prints its address and then lives until it is told to end.
const SLOW_MS = 700;

@Controller('v1')
class SlowController {
  @Get('slow-things')
  @Public('a test')
  @ReturnsNothing()
  slow(): Promise<void> {
    return wait(SLOW_MS);
  }

  @Post('accidents')
  @Public('a test')
  @ReturnsNothing()
  accident(): void {
    void Promise.reject(new Error('nobody caught this'));
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

const variables = { DRAIN_MS: process.env.DRAIN_MS ?? '300' };
const app = await boot(SlowModule, { variables });
runUntilStopped(app, HttpConfig.read(variables));
await app.listen(0, '127.0.0.1');
process.stdout.write(`${await app.getUrl()}\n`);
