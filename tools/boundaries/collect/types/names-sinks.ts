import type { NameSpace } from '../../model/edge.ts';

/** A function, constructor or method that takes a name which others can use as well. */
export interface NameSink {
  /** A package, or a file or folder of the repository. */
  readonly where: string;
  /** `Cron`, `Queue`, `BullModule.registerQueue`. */
  readonly callee: string;
  readonly argument: number;
  /** A property of the argument; `*`: the names of all its properties. */
  readonly property: string | null;
  readonly space: NameSpace;
}

const each = (where: string, type: string, methods: string, space: string): string[] =>
  methods.split(' ').map((it) => `${where}#${type}.${it}(0) ${space}`);

const keyed =
  'get set del exists expire ttl incr decr hget hset hdel hgetall lpush rpush lpop rpop sadd srem zadd setex getdel';
const bulls = (where: string): string[] => [
  `${where}#Processor(0) queue`,
  `${where}#Processor(0.name) queue`,
  `${where}#InjectQueue(0) queue`,
  `${where}#getQueueToken(0) queue`,
  ...['registerQueue', 'registerQueueAsync', 'registerFlowProducer'].flatMap((it) =>
    [0, 1, 2, 3].map((index) => `${where}#BullModule.${it}(${index}.name) queue`),
  ),
];

/** Packages that many use. Another one is a line here, or in the configuration of who uses it (`names.sinks`). */
const known: readonly string[] = [
  '@nestjs/schedule#Cron(1.name) schedule',
  '@nestjs/schedule#Interval(0) schedule',
  '@nestjs/schedule#Timeout(0) schedule',
  ...each('@nestjs/schedule', 'SchedulerRegistry', 'addCronJob getCronJob deleteCronJob doesExist', 'schedule'),
  ...each('@nestjs/schedule', 'SchedulerRegistry', 'addInterval getInterval deleteInterval', 'schedule'),
  ...each('@nestjs/schedule', 'SchedulerRegistry', 'addTimeout getTimeout deleteTimeout', 'schedule'),
  ...bulls('@nestjs/bull'),
  ...bulls('@nestjs/bullmq'),
  ...['Queue(0)', 'Worker(0)', 'QueueEvents(0)', 'FlowProducer.add(0.queueName)'].map((it) => `bullmq#${it} queue`),
  ...['Queue(0)', 'Bull(0)'].map((it) => `bull#${it} queue`),
  ...each('pg-boss', 'PgBoss', 'send insert work fetch publish subscribe createQueue deleteQueue', 'queue'),
  ...each('pg-boss', 'PgBoss', 'schedule unschedule', 'schedule'),
  ...each('graphile-worker', 'WorkerUtils', 'addJob', 'queue'),
  ...each('amqplib', 'Channel', 'assertQueue sendToQueue consume assertExchange publish bindQueue', 'queue'),
  'kafkajs#Producer.send(0.topic) queue',
  'kafkajs#Consumer.subscribe(0.topic) queue',
  '@nestjs/cache-manager#CacheKey(0) cache',
  ...each('cache-manager', 'Cache', 'get set del wrap ttl', 'cache'),
  ...each('@nestjs/cache-manager', 'Cache', 'get set del wrap ttl', 'cache'),
  ...each('keyv', 'Keyv', 'get set delete has', 'cache'),
  ...each('ioredis', 'Redis', keyed, 'cache'),
  ...each('ioredis', 'Redis', 'publish subscribe psubscribe', 'queue'),
  ...each('redis', 'RedisClientType', keyed, 'cache'),
  ...each('redis', 'RedisClientType', 'publish subscribe pSubscribe', 'queue'),
  ...each('redlock', 'Redlock', 'acquire lock using', 'lock'),
  ...each('lib', 'LockManager', 'request', 'lock'),
  ...each('@nestjs/config', 'ConfigService', 'get getOrThrow set', 'setting'),
  '@nestjs/config#registerAs(0) setting',
  '@nestjs/common#SetMetadata(0) global',
  ...each('@nestjs/core', 'Reflector', 'get getAll getAllAndOverride getAllAndMerge has', 'global'),
  ...each('lib', 'SymbolConstructor', 'for', 'global'),
  ...['lib', 'node'].flatMap((it) => each(it, 'Performance', 'mark measure', 'global')),
  ...['Counter', 'Gauge', 'Histogram', 'Summary'].map((it) => `prom-client#${it}(0.name) global`),
  '@nestjs/common#Headers(0) header',
  '@nestjs/common#Header(0) header',
  ...each('fastify', 'FastifyReply', 'header getHeader hasHeader removeHeader setCookie clearCookie cookie', 'header'),
  'fastify#FastifyReply.headers(0.*) header',
  'node#ServerResponse.writeHead(1.*) header',
  'express#Response.set(0.*) header',
  ...each('node', 'OutgoingMessage', 'setHeader getHeader hasHeader removeHeader appendHeader', 'header'),
  ...each('express', 'Response', 'set header setHeader append get cookie clearCookie', 'header'),
  ...each('express-serve-static-core', 'Response', 'set header append get cookie clearCookie', 'header'),
  ...each('express-serve-static-core', 'Request', 'get header', 'header'),
];

/** All sinks, with those of the repository itself, by the last part of their name. */
export function sinksOf(own: readonly string[]): ReadonlyMap<string, readonly NameSink[]> {
  const all = new Map<string, NameSink[]>();
  for (const text of [...known, ...own]) {
    const sink = parse(text);
    const last = sink?.callee.split('.').at(-1) ?? '';
    if (sink) all.set(last, [...(all.get(last) ?? []), sink]);
  }
  return all;
}

function parse(text: string): NameSink | null {
  const [, where = '', callee = '', index = '', property = null, space = ''] =
    /^(.+)#([\w.]+)\((\d)(?:\.(\w+|\*))?\) (\w+)$/.exec(text) ?? [];
  return where === '' ? null : { where, callee, argument: Number(index), property, space: space as NameSpace };
}
