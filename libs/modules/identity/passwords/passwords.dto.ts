import { z } from 'zod';

export const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 128;

const codePoints = (value: string) => [...value].length;

/** 8 to 128 code points, taken as they come: nothing is trimmed, normalized or required of them (ASVS 5.0.0, 6.2). */
export const newPassword = () =>
  presentedPassword()
    .refine((it) => codePoints(it) >= SHORTEST_PASSWORD, `Shorter than ${SHORTEST_PASSWORD} characters`)
    .meta({ minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD });

/** One that is compared with what was chosen once: whatever could not have been chosen does not fit either. */
export const presentedPassword = () =>
  z
    .string()
    .refine((it) => it.isWellFormed(), 'Not well-formed text')
    .refine((it) => it !== '', 'Must not be empty')
    .refine((it) => codePoints(it) <= LONGEST_PASSWORD, `Longer than ${LONGEST_PASSWORD} characters`)
    .meta({ minLength: 1, maxLength: LONGEST_PASSWORD });
