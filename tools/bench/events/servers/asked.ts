import { setTimeout as wait } from 'node:timers/promises';

/** What the bench asks of a program that publishes. */
export type Asked =
  | { readonly kind: 'burst'; readonly orders: number; readonly atOnce: number }
  | { readonly kind: 'pace'; readonly orders: number; readonly perSecond: number };

/** What a program says to the bench. */
export interface Said {
  readonly kind: 'ready' | 'published' | 'working';
}

// It ends with the program that measures.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

export const say = (said: Said): void => void process.send?.(said);

/** How long a handler works on one event; 0 unless the bench is about to kill it meanwhile. */
const workMs = Number(process.env.WORK_MS ?? 0);

export async function workAWhile(): Promise<void> {
  if (workMs === 0) return;
  say({ kind: 'working' });
  await wait(workMs);
}

/** Publishes when it is asked to, and lives until the bench stops it, or goes. */
export function obey(place: () => Promise<void>, close: () => Promise<void>): void {
  process.on('message', (asked: Asked) => {
    void carryOut(asked, place).then(() => say({ kind: 'published' }));
  });
  process.once('SIGTERM', () => void close().finally(() => process.exit(0)));
  say({ kind: 'ready' });
}

async function carryOut(asked: Asked, place: () => Promise<void>): Promise<void> {
  if (asked.kind === 'pace') return pace(asked, place);
  let left = asked.orders;
  const lane = async () => {
    while (left-- > 0) await place();
  };
  await Promise.all(Array.from({ length: asked.atOnce }, lane));
}

/** Begins each at its own time, whether or not the one before is done: a slow one must not slow the beat. */
async function pace({ orders, perSecond }: { orders: number; perSecond: number }, place: () => Promise<void>) {
  const start = performance.now();
  const placing: Promise<void>[] = [];
  for (let index = 0; index < orders; index++) {
    const due = start + (index * 1000) / perSecond - performance.now();
    if (due > 0) await wait(due);
    placing.push(place());
  }
  await Promise.all(placing);
}
