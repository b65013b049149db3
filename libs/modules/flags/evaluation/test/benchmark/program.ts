import { measure } from './measure.js';
import type { Plan } from './measure.js';

// node --expose-gc --import libs/shared/testing/typescript-hooks.mjs <this file> <plan as JSON>: one round, as JSON.
process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '') as Plan)));
