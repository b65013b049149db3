/** What is compared, and how it is set. */
export interface System {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly program: 'bulkhead' | 'pg-boss';
  readonly env?: Readonly<Record<string, string>>;
  /** Of pg-boss: for its constructor, `createQueue` and `work`. */
  readonly settings?: Readonly<Record<'boss' | 'queue' | 'work', object>>;
}

/** As often as it allows, which is every half second. A full batch is followed by the next one at once. */
const work = {
  batchSize: 100,
  localConcurrency: 2,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
};
/** What makes it find the jobs of dead workers soonest; `heartbeatSeconds` takes 10 at least. */
const boss = { superviseIntervalSeconds: 1, monitorIntervalSeconds: 1, maintenanceIntervalSeconds: 1 };
const queue = { heartbeatSeconds: 10 };

export const systems = [
  {
    key: 'notify',
    name: 'Bulkhead',
    about: 'as it is',
    program: 'bulkhead',
  },
  {
    key: 'poll',
    name: 'Bulkhead, without NOTIFY',
    about: '`EVENTS_NOTIFY=false`: processes look every second',
    program: 'bulkhead',
    env: { EVENTS_NOTIFY: 'false' },
  },
  {
    key: 'boss-notify',
    name: 'pg-boss, with NOTIFY',
    about: '`useListenNotify` and a queue with `notify`, otherwise as the other',
    program: 'pg-boss',
    settings: { boss: { ...boss, useListenNotify: true }, queue: { ...queue, notify: true }, work },
  },
  {
    key: 'boss',
    name: 'pg-boss, polling',
    about: `\`work\` with \`transactional\` and ${JSON.stringify(work).replaceAll('"', '')}`,
    program: 'pg-boss',
    settings: { boss, queue, work },
  },
] as const satisfies readonly System[];

export type Key = (typeof systems)[number]['key'];
