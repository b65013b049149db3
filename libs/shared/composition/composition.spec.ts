import { describe, expect, it } from '@jest/globals';
import { ConsoleLogger, Injectable, Module, Optional } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { compose, Port } from './index.js';

abstract class SeatPolicy extends Port {
  abstract seats(): number;
}
abstract class Greeting extends Port {
  abstract text(): string;
}

@Injectable()
class PlanSeats extends SeatPolicy {
  seats(): number {
    return 5;
  }
}
@Injectable()
class Unlimited extends SeatPolicy {
  seats(): number {
    return Infinity;
  }
}

/** Asks for one port that somebody answers and one that nobody does. */
@Injectable()
class Members {
  constructor(
    readonly policy: SeatPolicy,
    @Optional() readonly greeting?: Greeting,
  ) {}
}
@Injectable()
class Intruder {
  constructor(readonly policy: PlanSeats) {}
}

@Module({ providers: [{ provide: SeatPolicy, useClass: PlanSeats }], exports: [SeatPolicy] })
class BillingModule {}
@Module({ providers: [{ provide: SeatPolicy, useClass: Unlimited }], exports: [SeatPolicy] })
class FreeModule {}
@Module({ providers: [Members], exports: [Members] })
class OrganizationsModule {}
@Module({ providers: [Intruder] })
class IntruderModule {}
@Module({
  providers: [
    { provide: 'secret', useValue: 1 },
    { provide: SeatPolicy, useClass: PlanSeats },
  ],
})
class ClosedModule {}
@Module({ providers: [{ provide: 'reader', inject: ['secret'], useFactory: (it: unknown) => it }] })
class ReaderModule {}

const boot = (modules: Parameters<typeof compose>[0]) =>
  Test.createTestingModule({ imports: [compose(modules)] })
    .setLogger(new ConsoleLogger({ logLevels: [] }))
    .compile();

describe('compose', () => {
  it('hands an exported port to a module that does not import its implementor', async () => {
    const app = await boot([OrganizationsModule, BillingModule]);
    expect(app.get(Members, { strict: false }).policy.seats()).toBe(5);
    await app.close();
  });

  it('leaves an optional port that nobody implements undefined', async () => {
    const app = await boot([OrganizationsModule, BillingModule]);
    expect(app.get(Members, { strict: false }).greeting).toBeUndefined();
    await app.close();
  });

  it('refuses to boot when a required port has no implementor', async () => {
    await expect(boot([OrganizationsModule])).rejects.toThrow(/SeatPolicy/);
  });

  it('refuses two implementors of one port, naming both', () => {
    expect(() => compose([BillingModule, FreeModule])).toThrow(
      'The port SeatPolicy has two implementors, BillingModule and FreeModule: keep one',
    );
  });

  it('gives nobody the class that implements a port', async () => {
    await expect(boot([BillingModule, IntruderModule])).rejects.toThrow(/PlanSeats/);
  });

  it('publishes what a module exports, and nothing else of it', async () => {
    await expect(boot([OrganizationsModule, ClosedModule])).rejects.toThrow(/SeatPolicy/);
    await expect(boot([ClosedModule, ReaderModule])).rejects.toThrow(/secret/);
  });

  it('takes dynamic modules and provider objects among the exports', async () => {
    const provider = { provide: SeatPolicy, useValue: { seats: () => 9 } };
    class DynamicBilling {}
    Module({})(DynamicBilling);
    const app = await boot([
      OrganizationsModule,
      { module: DynamicBilling, providers: [provider], exports: [provider] },
    ]);
    expect(app.get(Members, { strict: false }).policy.seats()).toBe(9);
    await app.close();
  });
});
