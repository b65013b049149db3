// The load generator's process: takes orders over the channel to its parent, and ends with it.
import { closedLoop } from './closed-loop.ts';
import type { Order } from './generator.ts';
import { openLoop } from './open-loop.ts';
import { Requests } from './requests.ts';

process.on('disconnect', () => process.exit());
process.on('message', ({ target, requests, first, loop }: Order) => {
  const source = new Requests(requests, `${target.host}:${target.port}`, first);
  const running = loop.kind === 'closed' ? closedLoop(target, source, loop) : openLoop(target, source, loop);
  void running.then((outcome) => process.send?.(outcome));
});
