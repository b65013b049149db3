import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { Allow, permissionsOfRole, Public, RecentAuth, ReturnsNothing, routes, SignedIn, Unmetered } from './index.js';
import { boot } from './test/boot.js';
import { Client } from './test/client.js';
import { OrdersModule } from './test/orders.js';

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
});
