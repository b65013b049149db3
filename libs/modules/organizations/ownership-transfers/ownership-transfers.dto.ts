import { z } from 'zod';
import { id } from '../../../shared/http/index.js';

/** The member who is to be the owner. */
export const TransferOwnership = z.strictObject({ userId: id() }).meta({ id: 'TransferOwnership' });
export type TransferOwnership = z.output<typeof TransferOwnership>;
