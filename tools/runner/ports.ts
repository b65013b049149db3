import { createServer } from 'node:net';

/** Why nothing can listen at this address now: an errno code such as EADDRINUSE; null when it is free. */
export function whyNot(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The first of `first`, `first + 1`, … that is free on 127.0.0.1. */
export async function freePort(first: number, isFree = async (port: number) => !(await whyNot(port, '127.0.0.1'))) {
  for (let port = first; port < first + 1000; port++) if (await isFree(port)) return port;
  throw new Error(`No port between ${first} and ${first + 999} is free`);
}
