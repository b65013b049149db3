import { InMemStorageProvider, Unleash } from 'unleash-client';
import { InMemoryStorageProvider, UnleashClient } from 'unleash-proxy-client';
import type { IMutableContext } from 'unleash-proxy-client';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature as Server } from '@openfeature/server-sdk';
import type { Client as ServerClient } from '@openfeature/server-sdk';
import { OpenFeature as Web } from '@openfeature/web-sdk';
import type { Client as WebClient, EvaluationContext } from '@openfeature/web-sdk';

/** How often the SDKs of these tests ask: by default it is every 15 s, of the proxy client every 30. */
export const POLL_MS = 200;

/** What came back, in order: the SDKs themselves do not tell. */
export class Statuses {
  readonly seen: number[] = [];

  readonly fetch = async (...request: Parameters<typeof fetch>): Promise<Response> => {
    const answer = await fetch(...request);
    this.seen.push(answer.status);
    return answer;
  };

  count(status: number): number {
    return this.seen.filter((it) => it === status).length;
  }
}

/** Unleash's SDK for servers: fetches the rules, and decides by itself. */
export function unleash(url: string, key: string, metricsMs = 3_600_000): Unleash {
  return new Unleash({
    ...{ url: `${url}/unleash/api`, appName: 'pier', customHeaders: { Authorization: key } },
    ...{ refreshInterval: POLL_MS, metricsInterval: metricsMs, disableAutoStart: true },
    // Else it would begin with what another run has left in the folder for such things.
    ...{ storageProvider: new InMemStorageProvider(), skipInstanceCountWarning: true },
  });
}

/** Unleash's SDK for browsers: has everything decided for one user. */
export function unleashFrontend(
  url: string,
  key: string,
  context: IMutableContext,
  { fetch, usePOSTrequests = false }: { fetch: Statuses['fetch']; usePOSTrequests?: boolean },
): UnleashClient {
  return new UnleashClient({
    ...{ url: `${url}/unleash/api/frontend`, clientKey: key, appName: 'pier-web', context },
    ...{ refreshInterval: POLL_MS / 1000, metricsInterval: 3_600, metricsIntervalInitial: 0 },
    ...{ storageProvider: new InMemoryStorageProvider(), fetch, usePOSTrequests },
  });
}

/** OpenFeature's SDK for servers: asks for each decision. */
export async function openFeature(url: string, key: string, domain: string): Promise<ServerClient> {
  const headers: [string, string][] = [['Authorization', `Bearer ${key}`]];
  await Server.setProviderAndWait(domain, new OFREPProvider({ baseUrl: url, headers }));
  return Server.getClient(domain);
}

/** OpenFeature's SDK for browsers: has everything decided for one context. */
export async function openFeatureWeb(
  url: string,
  key: string,
  { domain, context, statuses }: { domain: string; context: EvaluationContext; statuses: Statuses },
): Promise<WebClient> {
  const headers: [string, string][] = [['X-API-Key', key]];
  const options = { baseUrl: url, headers, pollInterval: POLL_MS, cacheMode: 'disabled' } as const;
  await Web.setContext(domain, context);
  await Web.setProviderAndWait(domain, new OFREPWebProvider({ ...options, fetchImplementation: statuses.fetch }));
  return Web.getClient(domain);
}

export const closeOpenFeature = async (): Promise<void> => {
  await Promise.all([Server.close(), Web.close()]);
};
