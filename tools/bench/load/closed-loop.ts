import { Connection } from './connection.ts';
import type { Target } from './connection.ts';
import { Records } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Requests } from './requests.ts';

/** As many clients as connections, each of which asks again as soon as it was answered: finds the peak of a server. */
export async function closedLoop(
  target: Target,
  requests: Requests,
  { connections, milliseconds }: { connections: number; milliseconds: number },
): Promise<Outcome> {
  const records = new Records();
  const began = performance.now();
  const end = began + milliseconds;
  const clients = Array.from({ length: connections }, () => new Connection(target));
  await Promise.all(
    clients.map(async (client) => {
      for (let sent = performance.now(); sent < end; sent = performance.now()) {
        const answer = await client.send(requests.next());
        records.add(answer, { due: sent, sent, answered: performance.now() });
      }
      client.close();
    }),
  );
  return records.outcome((performance.now() - began) / 1000, requests.taken);
}
