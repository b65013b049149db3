import { z } from 'zod';
import { newPassword, presentedPassword } from '../passwords/passwords.dto.js';

export const ChangePassword = z
  .strictObject({ currentPassword: presentedPassword(), newPassword: newPassword() })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.output<typeof ChangePassword>;

export const Reauthenticate = z.strictObject({ password: presentedPassword() }).meta({ id: 'Reauthenticate' });
export type Reauthenticate = z.output<typeof Reauthenticate>;
