import { describe, expect, it } from '@jest/globals';
import { Controller, Delete, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import {
  Allow,
  IfMatch,
  NeedsIdempotencyKey,
  permissionsOfRole,
  Public,
  RecentAuth,
  Returns,
  ReturnsNothing,
  routes,
  SignedIn,
  Unmetered,
  Versioned,
} from '../index.js';
import { boot } from '../test/boot.js';
import { Client } from '../test/client.js';
import { OrdersModule } from '../test/orders.js';

const client = new Client(OrdersModule);

describe('the route table', () => {
  it('lists every route with what its decorators recorded', () => {
    const place = routes(client.app).find(({ operationId }) => operationId === 'orders_place');
    expect(place).toMatchObject({
      method: 'POST',
      path: '/v1/organizations/:organizationId/orders',
      module: 'orders',
      access: [{ kind: 'allow', permission: 'orders:write' }],
      answers: [{ kind: 'returns', status: 201 }],
    });
    expect(place?.body).toBeDefined();
  });

  it('refuses to boot with a handler that breaks the rules, naming it', async () => {
    @Controller('v1')
    class Careless {
      @Get('things')
      @ReturnsNothing()
      unguarded(): void {}

      @Get('others')
      @SignedIn()
      @Public('twice')
      twice(): void {}

      @Post('things/:id/doIt')
      @Allow('nobody:declared')
      @ReturnsNothing()
      misplaced(): void {}

      @Post('openings')
      @Public('a test')
      @RecentAuth('10m')
      @ReturnsNothing()
      opened(): void {}

      @Get('free')
      @Public('a test')
      @Unmetered('a test')
      @ReturnsNothing()
      free(): void {}
    }
    @Module({ controllers: [Careless] })
    class CarelessModule {}
    const booting = boot(CarelessModule).then((it) => it.close());
    await expect(booting).rejects.toThrow(/Careless.unguarded .* needs exactly one of @Allow/);
    await expect(booting).rejects.toThrow(/Careless.twice .* needs exactly one of @Returns/);
    await expect(booting).rejects.toThrow(/Careless.misplaced .* lies at an address outside/);
    await expect(booting).rejects.toThrow(/Careless.misplaced .* nobody:declared, which no module declares/);
    await expect(booting).rejects.toThrow(/Careless.opened .* is @Public and asks for a recent sign-in/);
    await expect(booting).rejects.toThrow(/Careless.free .* is @Unmetered below/);
  });

  it('takes no span of time for a recent sign-in that nobody could meet', () => {
    for (const span of ['0m', '1d', 'm', '-1m', '1.5h'])
      expect(() => RecentAuth(span as '1m')({}, 'it', { value: () => undefined })).toThrow(`${span} is none`);
  });

  it('gives the owner every permission, and a role its own', () => {
    expect([...permissionsOfRole('owner')].sort()).toEqual(['orders:read', 'orders:write']);
    expect([...permissionsOfRole('viewer')]).toEqual(['orders:read']);
    expect(permissionsOfRole('nobody').size).toBe(0);
  });

  it('refuses to boot with a version that is read and not asked for, or asked for in vain', async () => {
    const Thing = z.object({ version: z.int() }).meta({ id: 'VersionedThing' });
    const thing = { version: 1 };
    @Controller('v1/things')
    class Blind {
      @Get(':thingId')
      @SignedIn()
      @Returns(Thing)
      @Versioned()
      readThing(): z.output<typeof Thing> {
        return thing;
      }

      @Delete(':thingId')
      @SignedIn()
      @ReturnsNothing()
      removeThing(): void {}

      @Get('plain')
      @SignedIn()
      @Returns(Thing)
      readPlain(): z.output<typeof Thing> {
        return thing;
      }

      @Post('vain')
      @SignedIn()
      @ReturnsNothing()
      changeInVain(@IfMatch() _version: number): void {}

      @Post('anonymous')
      @Public('a test')
      @NeedsIdempotencyKey()
      @ReturnsNothing()
      sendAnonymously(): void {}
    }
    @Module({ controllers: [Blind] })
    class BlindModule {}
    const booting = boot(BlindModule).then((it) => it.close());
    await expect(booting).rejects.toThrow(
      /Blind.removeThing .* changes what is read with a version, and lacks @IfMatch/,
    );
    await expect(booting).rejects.toThrow(/Blind.readPlain .* answers a version without @Versioned/);
    await expect(booting).rejects.toThrow(/Blind.changeInVain .* reads If-Match, and changes nothing/);
    await expect(booting).rejects.toThrow(/Blind.sendAnonymously .* needs an Idempotency-Key, which only/);
    await expect(booting).rejects.not.toThrow(/Blind.readThing/);
  });
});
