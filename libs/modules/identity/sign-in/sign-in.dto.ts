import { z } from 'zod';
import { email } from '../../../shared/http/index.js';
import { presentedPassword } from '../passwords/passwords.dto.js';
import { delivery } from '../sessions/sessions.dto.js';

export const SignIn = z
  .strictObject({ email: email(), password: presentedPassword(), delivery: delivery() })
  .meta({ id: 'SignIn' });
export type SignIn = z.output<typeof SignIn>;
