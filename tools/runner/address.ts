import { freePort, whyNot } from './ports.ts';
import { Refusal } from './refusal.ts';

/** Where the server will listen. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** How a program on this machine reaches it. */
  readonly url: string;
  /** Port of 127.0.0.1 where the server's metrics are read; none where METRICS_PORT says where, or production not to. */
  readonly metricsPort?: number;
}

/** The port that Prometheus expects of OpenTelemetry's exporters. */
const METRICS_PORT = 9464;

/** The same address, with a port for metrics that is free. */
export async function withMetrics(address: Address, variables: NodeJS.ProcessEnv): Promise<Address> {
  if (variables.METRICS_PORT || variables.NODE_ENV === 'production') return address;
  return { ...address, metricsPort: await freePort(METRICS_PORT) };
}

export function readAddress({ PORT = '', HOST = '' }: NodeJS.ProcessEnv): Address {
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT is not a port: ${PORT}`, 'Give a number from 1 to 65535: PORT=3001 npm start');
  }
  const host = HOST || '127.0.0.1';
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  return { host, port, url: `http://${everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}` };
}

/** @throws Refusal when nothing can listen there */
export async function checkAddress({ host, port }: Address): Promise<void> {
  const reason = await whyNot(port, host);
  if (!reason) return;
  if (reason === 'EADDRINUSE') {
    const next = await freePort(port + 1, async (it) => !(await whyNot(it, host)));
    throw new Refusal(`Port ${port} on ${host} is taken`, `Stop what listens there, or: PORT=${next} npm start`);
  }
  if (reason === 'EACCES') {
    throw new Refusal(`You may not listen on port ${port}`, 'Take one above 1023: PORT=3000 npm start');
  }
  throw new Refusal(`Nothing can listen on ${host}, port ${port} (${reason})`, 'HOST=127.0.0.1 npm start');
}
