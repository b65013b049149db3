import { answered } from '../../../shared/http/index.js';

/** What Unleash answers to what it cannot read. */
export const badData = (message: string) => answered(400, { name: 'BadDataError' as const, message });
