import { Controller, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import type { TenantCaller } from '../../callers/index.js';
import { DomainError } from '../../errors/index.js';
import {
  answered,
  Answers,
  Caller,
  declarePermissions,
  PathKey,
  Protocol,
  RawBody,
  RawQuery,
  text,
  WhenDatabaseIsAway,
  WhenSuspended,
} from '../index.js';
import { OrdersController, PlainController } from './orders.js';

declarePermissions('watches', { 'orders:watch': ['admin'] }, { publishable: ['orders:watch'] });

const Seen = z
  .object({
    key: text(20),
    keyId: text(40),
    userId: z.string().max(40).nullable(),
    organizationId: text(40),
    permissions: z.array(text(40)).max(9),
    environment: text(20),
    told: z.string().max(200),
  })
  .meta({ id: 'Seen' });
const Unknown = z.object({ key: text(20), errorCode: z.literal('FLAG_NOT_FOUND') }).meta({ id: 'UnknownWatch' });

const watchNotFound = () => new DomainError('not_found', 'order_not_found', 'There is no such watch');

const seen = (caller: TenantCaller, key: string, told: unknown) => ({
  key,
  keyId: caller.keyId ?? '',
  userId: caller.userId ?? null,
  organizationId: caller.organizationId,
  permissions: [...caller.permissions],
  environment: caller.restrictions?.environment ?? '',
  told: JSON.stringify(told) ?? 'nothing',
  secret: 'top secret',
});

/** Routes as a protocol has them. */
@Controller('ofrep/v1')
export class WatchesController {
  @Post('watches/:watchKey')
  @Protocol('orders:watch', { publishable: true })
  @WhenSuspended()
  @WhenDatabaseIsAway('15m')
  @Answers({ 200: Seen, 304: null, 404: Unknown })
  look(
    @Caller() caller: TenantCaller,
    @PathKey('watchKey', z.string(), watchNotFound) key: string,
    @RawBody() body: unknown,
  ) {
    if (key === 'lost') return answered(404, { key, errorCode: 'FLAG_NOT_FOUND' as const, secret: 'top secret' });
    if (key === 'same') return answered(304, undefined, { etag: '"abc"' });
    return answered(200, seen(caller, key, body), { etag: '"abc"' });
  }

  @Get('watches')
  @Protocol('orders:write')
  @Answers({ 200: Seen })
  lookAround(@Caller() caller: TenantCaller, @RawQuery() query: Readonly<Record<string, string | string[]>>) {
    return answered(200, seen(caller, 'all', query));
  }

  @Post('slips')
  @Protocol('orders:watch')
  @Answers({ 200: Seen, 202: null })
  slip(@RawBody() what: unknown) {
    // What the compiler refuses a handler of a known type.
    return answered((what as { status: number }).status as 202) as never;
  }
}

@Module({ controllers: [WatchesController, OrdersController, PlainController] })
export class WatchesModule {}
