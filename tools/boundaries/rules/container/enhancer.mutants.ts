import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'a guard for every route': `import { APP_GUARD } from '@nestjs/core';
class Guard {}
export const provider = { provide: APP_GUARD, useClass: Guard }; // ✗`,
  'the text that the constant holds': `class Filter {}
export const provider = {
  provide: 'APP_FILTER', // ✗
  useClass: Filter,
};`,
  'pipes of the application': `import type { INestApplication } from '@nestjs/common';
export const prepare = (app: INestApplication) => app.useGlobalPipes(); // ✗`,
  'middleware of every path, and of a class of another module': `import type { MiddlewareConsumer } from '@nestjs/common';
class Middleware {}
export class Wide {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(Middleware).forRoutes('*path'); // ✗
    consumer.apply(Middleware).forRoutes(VictimFacade); // ✗
  }
}`,
  'a hook of the server': `import type { FastifyInstance } from 'fastify';
export const prepare = (server: FastifyInstance) => server.addHook('onRequest', async () => undefined); // ✗`,
};

const legal: Snippets = {
  'a guard of own routes, and middleware of an own controller': `import { Controller, UseGuards } from '@nestjs/common';
import type { MiddlewareConsumer } from '@nestjs/common';
class Guard {
  canActivate() {
    return true;
  }
}
@UseGuards(Guard)
@Controller('v1/narrow')
export class Narrow {}
class Middleware {}
export class NarrowModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(Middleware).forRoutes(Narrow);
  }
}`,
  'methods of the same name of something else': `export const on = (list: { addHook(name: string): void; use(): void }) => [list.addHook('x'), list.use()];`,
  'one method’s interceptor and pipe, and a filter of an own controller': `import { Catch, Controller, Get, ParseIntPipe, Query, UseFilters, UseInterceptors } from '@nestjs/common';
class Clocked {
  intercept(_: unknown, next: { handle(): never }) {
    return next.handle();
  }
}
@Catch(RangeError)
class Ranges {
  catch(error: RangeError) {
    throw error;
  }
}
@UseFilters(Ranges)
@Controller('v1/ranges')
export class RangesController {
  @UseInterceptors(Clocked)
  @Get()
  list(@Query('from', ParseIntPipe) from: number) {
    return { items: [from] };
  }
}`,
  'their names, in prose and as words': `/** Unlike APP_GUARD. */
export const chapters = [{ title: 'APP_FILTER', pages: 1 }, 'useGlobalPipes'];`,
  'a guard for every route of what a test boots (spec)': `import { APP_GUARD } from '@nestjs/core';
class Guard {}
export const provider = { provide: APP_GUARD, useClass: Guard };`,
};

export const enhancerMutants: Corpus = {
  rule: 'container/enhancer',
  bad: (scene) => injections(scene, 'enhancer', bad),
  legal: (scene) => injections(scene, 'enhancer-legal', legal),
};
