import { ServerResponse } from 'node:http';
import { Statements } from '../../../../libs/shared/database/index.js';
import { Milestones } from '../../../../libs/shared/events/milestones.js';
import type { Milestone } from '../../../../libs/shared/events/milestones.js';

/** Where a process of the product can be told to kill itself, at the next time that it gets there. */
export type Point = Milestone | 'request.commit' | 'request.answer';

// Loaded before the product: it then dies at a point once it was told so, and with whoever started it.
let dieAt: Point | undefined;
process.on('message', (message: { readonly dieAt: Point }) => void ({ dieAt } = message));
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

/** SIGKILL may be delivered a moment later: nothing happens in the meantime. */
function passing(point: Point): void {
  if (point !== dieAt) return;
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

Milestones.prototype.pass = async (milestone) => passing(milestone);

const { send } = Statements.prototype;
Statements.prototype.send = function (this: Statements, module, text, ...rest) {
  if (/idempotency_keys set .*COMMIT$/s.test(text)) passing('request.commit');
  return send.call(this, module, text, ...rest) as never;
};

const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...words: unknown[]) {
  if (this.req.headers['idempotency-key'] && this.statusCode < 300) passing('request.answer');
  return writeHead.apply(this, words as never);
};
