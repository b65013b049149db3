import { Global, Injectable, Module } from '@nestjs/common';

/** The time of day for business facts. Leases, limits and cursors use the database's time instead. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
