import { z } from 'zod';

const LONGEST_NAME = 256;
const MOST = 1_000_000_000;

const count = z.number().int().min(0).max(MOST);
const name = z.string().max(LONGEST_NAME);
const Counts = z.object({
  yes: count.default(0),
  no: count.default(0),
  variants: z.record(name, count).default({}),
});

/** What Unleash's clients tell of their use of flags, as far as it is kept. */
const Report = z.object({
  appName: z.string().min(1).max(LONGEST_NAME),
  bucket: z.object({ toggles: z.record(name, Counts) }),
});
export type Report = z.output<typeof Report>;
export type Counts = z.output<typeof Counts>;

/** Null for what is no report. */
export const readReport = (body: unknown): Report | null => Report.safeParse(body).data ?? null;
