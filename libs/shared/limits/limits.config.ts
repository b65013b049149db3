import { defineConfig, setting, wholeNumber } from '../config/index.js';

const MOST = 1_000_000;
const requests = () => wholeNumber(1, MOST);

/** How often the API may be called. There is no switch "off": a test or a load brings addresses of its own. */
export class LimitsConfig extends defineConfig('limits', {
  requestsPerPrincipal: setting('LIMITS_REQUESTS_PER_PRINCIPAL', requests(), {
    about: 'Requests a minute of one person or API key',
    default: '300',
    developmentDefault: '6000',
  }),
  requestsPerAddress: setting('LIMITS_REQUESTS_PER_ADDRESS', requests(), {
    about: 'Requests a minute from one address; of IPv6, from one /64. An office shares one: be generous',
    default: '1200',
    developmentDefault: '24000',
  }),
  requestsPerOrganization: setting('LIMITS_REQUESTS_PER_ORGANIZATION', requests(), {
    about: 'Requests a minute to one organization, of all its members together',
    default: '3000',
    developmentDefault: '60000',
  }),
  protocolRequestsPerKey: setting('LIMITS_PROTOCOL_REQUESTS_PER_KEY', requests(), {
    about: 'Requests a minute of one API key to the protocols of SDKs (OFREP, Unleash), in each process',
    default: '120000',
    developmentDefault: '1000000',
  }),
  storeTimeoutMs: setting('LIMITS_STORE_TIMEOUT_MS', wholeNumber(10, 10_000), {
    about: 'Milliseconds to wait for the database that counts; after that the process counts by itself for a second',
    default: '250',
    developmentDefault: '2000',
  }),
}) {}
