import { once } from 'node:events';
import { InMemStorageProvider, Unleash } from 'unleash-client';
import type { ClientFeaturesResponse } from 'unleash-client';
import type { Ruleset } from '../definitions.js';

/** Unleash's Node SDK with these flags in its memory: it asks no server, now or later, and reports nothing. */
export async function offlineClient({ flags, segments }: Ruleset): Promise<Unleash> {
  const { features, segments: known } = JSON.parse(
    JSON.stringify({ features: flags, segments }),
  ) as ClientFeaturesResponse;
  const client = new Unleash({
    appName: 'web',
    url: 'http://unleash.invalid/api',
    refreshInterval: 0,
    disableMetrics: true,
    disableAutoStart: true,
    skipInstanceCountWarning: true,
    storageProvider: new InMemStorageProvider(),
    bootstrap: { data: features, segments: known ?? [] },
  });
  const ready = once(client, 'ready');
  await client.start();
  await ready;
  return client;
}
