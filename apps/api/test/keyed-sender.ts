import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ownAddress } from '../../../libs/shared/testing/index.js';

/** An answer down to its bytes. */
export interface RawReply {
  readonly status: number;
  readonly text: string;
  readonly replayed: boolean;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Keyed {
  readonly path: string;
  readonly token: string;
  readonly key: string;
  readonly body?: unknown;
}

/** Sends one request. @param hangUpAfterMs hangs up so long after the last byte was sent, and rejects */
export function sendOnce(url: string, { path, token, key, body }: Keyed, hangUpAfterMs?: number): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ authorization: `Bearer ${token}`, 'idempotency-key': key, 'x-forwarded-for': ownAddress() },
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const sending = request(`${url}${path}`, { method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          replayed: answer.headers['idempotency-replayed'] === 'true',
          headers: answer.headers,
        }),
      );
    });
    sending.on('error', reject);
    sending.end(body === undefined ? undefined : JSON.stringify(body));
    if (hangUpAfterMs !== undefined)
      sending.on('finish', () => void wait(hangUpAfterMs).then(() => sending.destroy(new Error('hung up'))));
  });
}

/** What a patient client does: it sends again under the same key until it is told how its request went. */
export async function sendPatiently(url: () => string, keyed: Keyed, hangUps: number): Promise<RawReply> {
  for (let attempt = 0; ; attempt++) {
    const hangUpAfterMs = attempt < hangUps ? Math.random() * 15 : undefined;
    const reply = await sendOnce(url(), keyed, hangUpAfterMs).catch(() => null);
    if (reply && reply.status !== 409 && reply.status !== 503) return reply;
    await wait(20 + Math.random() * 60);
  }
}
