import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Wire } from './wire.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const framed = (body: Buffer) => Buffer.concat([int32(body.length + 4), body]);
const message = (type: string, ...texts: string[]) =>
  Buffer.concat([Buffer.from(type), framed(Buffer.from(texts.map((text) => `${text}\0`).join('')))]);
const startup = framed(Buffer.concat([int32(196_608), Buffer.from('user\0ada\0database\0bench\0\0')]));

/** Sends these bytes through a wire, piece by piece, to a server that swallows them. @returns what the wire noted */
async function sent(...pieces: Buffer[]) {
  const arrived: Buffer[] = [];
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  const all = Promise.withResolvers<void>();
  const database = createServer((socket: Socket) =>
    socket.on('data', (chunk) => {
      arrived.push(chunk);
      if (Buffer.concat(arrived).length === total) all.resolve();
    }),
  );
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
  const wire = await Wire.start((database.address() as AddressInfo).port);
  const client = connect(wire.port, '127.0.0.1').setNoDelay();
  stops.push(
    () => client.destroy(),
    () => wire.stop(),
    () => database.close(),
  );
  for (const piece of pieces) await new Promise((resolve) => client.write(piece, resolve));
  await all.promise;
  expect(Buffer.concat(arrived)).toEqual(Buffer.concat(pieces));
  return wire.take();
}

describe('a wire', () => {
  it('notes a message of several statements as one round trip, without its ids and hashes', async () => {
    const id = '0198c0de-0000-7000-8000-000000000001';
    const text = `set local app.user_id = '${id}';\n  select '\\xc0ffee'::bytea`;
    expect(await sent(startup, message('Q', text))).toEqual([
      { login: 'ada', pipelined: false, text: `set local app.user_id = '…'; select '…'::bytea` },
    ]);
  });

  it('notes prepared statements where they are executed, and those between two syncs as one round trip', async () => {
    const [parse, bind] = [message('P', 'one', 'select $1'), message('B', '', 'one')];
    const [execute, sync] = [message('E', ''), message('S')];
    const trips = await sent(startup, parse, bind, execute, sync, bind, execute, bind, execute, sync);
    expect(trips.map(({ text }) => text)).toEqual(['select $1', 'select $1; select $1']);
  });

  it('tells what was sent before the message ahead of it was answered', async () => {
    const ready = Buffer.concat([Buffer.from('Z'), framed(Buffer.from('I'))]);
    const answers = [ready, Buffer.concat([ready, ready]), ready];
    const database = createServer((socket: Socket) => socket.on('data', () => socket.write(answers.shift()!)));
    await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
    const wire = await Wire.start((database.address() as AddressInfo).port);
    const client = connect(wire.port, '127.0.0.1');
    stops.push(
      () => client.destroy(),
      () => wire.stop(),
      () => database.close(),
    );
    const [begin, select, commit] = ['BEGIN', 'select 1', 'COMMIT'].map((text) => message('Q', text));
    for (const bytes of [startup, Buffer.concat([begin!, select!]), commit!]) {
      const answered = new Promise((resolve) => client.once('data', resolve));
      client.write(bytes);
      await answered;
    }
    expect(wire.take().map(({ pipelined }) => pipelined)).toEqual([false, true, false]);
  });

  it('reads messages that come in pieces, or several at once', async () => {
    const bytes = Buffer.concat([startup, message('Q', 'BEGIN'), message('Q', 'COMMIT')]);
    const cut = [bytes.subarray(0, 7), bytes.subarray(7, 41), bytes.subarray(41)];
    expect((await sent(...cut)).map(({ text }) => text)).toEqual(['BEGIN', 'COMMIT']);
  });
});
