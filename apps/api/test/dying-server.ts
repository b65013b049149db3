import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Statements } from '../../../libs/shared/database/index.js';
import { createHttpAdapter, HttpConfig, prepareHttp } from '../../../libs/shared/http/index.js';
import { AppModule } from '../app.module.js';

/** Serves until it kills itself while it answers a key: before the commit, or between commit and answer. */
const dieAt = process.env.DIE_AT;

/** SIGKILL may be delivered a moment later: nothing happens in the meantime. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const config = HttpConfig.read(process.env);
const adapter = createHttpAdapter(config);
const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(process.env, { work: false }), adapter, {
  logger: false,
  abortOnError: false,
});
if (dieAt === 'commit')
  app.get(Statements, { strict: false }).listen(({ text }) => {
    if (/idempotency_keys set .*COMMIT$/s.test(text)) die();
  });
else
  adapter.getInstance<FastifyInstance>().addHook('onSend', async ({ headers }) => {
    if (headers['idempotency-key']) die();
  });
await prepareHttp(app, config);
await app.listen(0, '127.0.0.1');
process.stdout.write(`${(app.getHttpServer().address() as AddressInfo).port}\n`);
