import { IncomingMessage } from 'node:http';

// Loaded before the product: a logger as somebody adds one to find a bug, which prints what comes in.

const { push } = IncomingMessage.prototype;
IncomingMessage.prototype.push = function (this: IncomingMessage, chunk: unknown, encoding?: BufferEncoding): boolean {
  if (Buffer.isBuffer(chunk))
    process.stdout.write(`${JSON.stringify({ level: 'info', event: 'http.body', body: chunk.toString() })}
`);
  return push.call(this, chunk, encoding);
};
