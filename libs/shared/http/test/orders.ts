import { Controller, Delete, Get, Module, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import type { TenantCaller } from '../../callers/index.js';
import { DomainError } from '../../errors/index.js';
import {
  Allow,
  Body,
  Caller,
  Cookies,
  declarePermissions,
  email,
  html,
  id,
  listOf,
  Page,
  PageQuery,
  PathId,
  Public,
  Query,
  readCursor,
  RecentAuth,
  Returns,
  ReturnsNothing,
  SessionCookies,
  SignedIn,
  text,
  timestamp,
  toPage,
  WhenSuspended,
} from '../index.js';
import type { PageView } from '../index.js';

declarePermissions('orders', { 'orders:read': ['admin', 'viewer'], 'orders:write': ['admin'] });

const orderNotFound = (orderId: string) =>
  new DomainError('not_found', 'order_not_found', `Order ${orderId} does not exist`);

export const knownOrder = '0198c0de-0000-7000-8000-000000000001';
const OrderView = z.object({ id: id(), title: text(20), placedAt: timestamp() }).meta({ id: 'Order' });
type OrderView = z.output<typeof OrderView>;
const PlaceOrder = z
  .strictObject({
    title: text(20),
    email: email().optional(),
    lines: z
      .array(z.strictObject({ sku: text(8) }))
      .max(3)
      .optional(),
  })
  .meta({ id: 'PlaceOrder' });
type PlaceOrder = z.output<typeof PlaceOrder>;
const FindOrders = PageQuery.extend({ tag: z.array(text(10)).max(5).optional() }).meta({ id: 'FindOrders' });
type FindOrders = z.output<typeof FindOrders>;
const Who = z
  .object({
    kind: z.string(),
    userId: z.string().nullable(),
    organizationId: z.string().nullable(),
    trace: z.string().nullable(),
    ip: z.string().nullable(),
  })
  .meta({ id: 'Who' });
type Who = z.output<typeof Who>;

const order = (orderId: string, title = 'Tea'): OrderView => ({
  id: orderId,
  title,
  placedAt: new Date(0).toISOString(),
});
const who = (caller: Caller): Who => ({
  kind: caller.kind,
  userId: caller.userId ?? null,
  organizationId: caller.organizationId ?? null,
  trace: caller.traceparent ?? null,
  ip: caller.client?.ip ?? null,
});

/** What a handler may wrongly return; the interceptor has to keep it in. */
export const leaks: Record<string, unknown> = {
  null: null,
  text: 'top secret',
  list: [{ id: knownOrder, title: 'top secret', placedAt: new Date(0).toISOString() }],
  misfit: { id: 'top secret' },
  planted: { ...order(knownOrder), password: 'top secret' },
};

@Controller('v1/organizations/:organizationId/orders')
export class OrdersController {
  @Get()
  @Allow('orders:read')
  @Returns(listOf(OrderView, 'OrderList'))
  list(@Caller() caller: TenantCaller, @Query(FindOrders) { limit, cursor, tag = [] }: FindOrders) {
    const scope = [caller.organizationId, ...tag];
    const after = Number(readCursor(cursor, scope)?.[0] ?? 0);
    const rows = Array.from({ length: 7 - after }, (_, at) => after + at + 1).slice(0, limit + 1);
    const page = toPage(rows, limit, scope, (row) => [String(row)]);
    return {
      items: page.rows.map((row) => order(knownOrder, `Order ${row} ${tag.join('+')}`)),
      nextCursor: page.nextCursor,
    };
  }

  @Post()
  @Allow('orders:write')
  @Returns(OrderView, 201, { location: (view) => `/v1/orders/${view.id}` })
  place(@Body(PlaceOrder) body: PlaceOrder): OrderView {
    return order(knownOrder, body.title);
  }

  @Patch(':orderId')
  @Allow('orders:write')
  @Returns(OrderView)
  rename(@PathId('orderId', orderNotFound) orderId: string, @Body(PlaceOrder) body: PlaceOrder): OrderView {
    if (orderId !== knownOrder) throw orderNotFound(orderId);
    return order(orderId, body.title);
  }

  @Delete(':orderId')
  @WhenSuspended()
  @Allow('orders:write')
  @ReturnsNothing()
  cancel(@PathId('orderId', orderNotFound) orderId: string): void {
    if (orderId !== knownOrder) throw orderNotFound(orderId);
  }

  @Post('burn')
  @Allow('orders:write')
  @RecentAuth('10m')
  @ReturnsNothing()
  burn(@Body(PlaceOrder) _body: PlaceOrder): void {}

  @Get('me')
  @SignedIn()
  @Returns(Who)
  showMembership(@Caller() caller: TenantCaller): Who {
    return who(caller);
  }
}

const Leak = z.strictObject({ what: text(20) }).meta({ id: 'LeakQuery' });
type Leak = z.output<typeof Leak>;

@Controller('v1')
export class PlainController {
  @Get('me')
  @SignedIn()
  @Returns(Who)
  showMe(@Caller() caller: Caller): Who {
    return who(caller);
  }

  @Get('leaks')
  @Public('a test')
  @Returns(OrderView)
  leak(@Query(Leak) { what }: Leak): OrderView {
    return leaks[what] as OrderView;
  }

  @Post('echoes')
  @Public('a test')
  @Returns(z.object({ title: z.string() }).meta({ id: 'Echo' }))
  echo(@Body(PlaceOrder) { title }: PlaceOrder, @Caller() caller: Caller) {
    return { title: `${caller.kind}: ${title}` };
  }

  @Post('sessions')
  @Public('a test')
  @ReturnsNothing()
  openSession(@Cookies() cookies: SessionCookies): void {
    cookies.set('ses_abc', 60);
  }

  @Post('sessions/close')
  @SignedIn()
  @ReturnsNothing()
  closeSession(@Cookies() cookies: SessionCookies): void {
    cookies.clear();
  }

  @Get('crashes')
  @Public('a test')
  @ReturnsNothing()
  crash(): void {
    throw new Error('connect postgres://admin:hunter2@db failed');
  }
}

@Controller('pages')
export class WelcomeController {
  @Get('welcome')
  @Public('a test')
  @Page()
  showWelcome(): PageView {
    return {
      title: 'Hi & bye',
      body: html`<p>${'<script>alert(1)</script>'}</p>`,
      script: 'void 0',
      style: 'p{color:red}',
    };
  }
}

@Module({ controllers: [OrdersController, PlainController, WelcomeController] })
export class OrdersModule {}
