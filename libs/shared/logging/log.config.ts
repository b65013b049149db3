import { z } from 'zod';
import { defineConfig, setting, wholeNumber } from '../config/index.js';

export class LogConfig extends defineConfig('logging', {
  level: setting('LOG_LEVEL', z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    about:
      'Least level that is logged: fatal, error, warn, info, debug or trace; silent, which production refuses, for none',
    default: 'info',
  }),
  requestsOneIn: setting('LOG_REQUESTS_ONE_IN', wholeNumber(1, 1_000_000), {
    about: 'Of so many requests one has its line; failed, slow and refused ones (401, 403, 429) always have it',
    default: '1',
  }),
  protocolRequestsOneIn: setting('LOG_PROTOCOL_REQUESTS_ONE_IN', wholeNumber(1, 1_000_000), {
    about: 'The same for requests by a protocol, such as those of SDKs that ask for flags',
    default: '100',
  }),
  slowRequestMs: setting('LOG_SLOW_REQUESTS_MS', wholeNumber(0, 600_000), {
    about: 'Milliseconds from which on a request is slow, and always has its line',
    default: '1000',
  }),
}) {}
