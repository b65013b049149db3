import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

const PATIENCE_MS = 5_000;

/** Sends bytes as they are and collects what comes back until the server closes or has answered completely. */
export function speak(app: NestFastifyApplication, bytes: string | Buffer): Promise<RawAnswer> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(bytes));
    const chunks: Buffer[] = [];
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      const answer = parse(Buffer.concat(chunks).toString());
      if (answer) resolve(answer);
      else reject(new Error(`No complete answer: ${Buffer.concat(chunks).toString().slice(0, 200)}`));
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (parse(Buffer.concat(chunks).toString())) finish();
    });
    socket.on('error', () => undefined); // The server may close while we still send.
    socket.on('close', finish);
  });
}

/** Undefined until the whole answer is there. */
function parse(text: string): RawAnswer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = text.slice(end + 4);
  if (Buffer.byteLength(body) < Number(headers['content-length'] ?? 0)) return undefined;
  return { status: Number(statusLine.split(' ')[1]), headers, text: body };
}
