import { z } from 'zod';
import { Secret } from './secret.js';

interface About {
  /** One sentence for `npm run config`: what it changes, and its unit. */
  readonly about: string;
  /** Holds when the variable is not set. */
  readonly default?: string;
  /**
   * Holds outside of production instead. Without a `default` beside it, production demands that the variable is set, and
   * to something else.
   */
  readonly developmentDefault?: string;
}

/** One environment variable: its name, how it is parsed, and what stands in for it. */
export interface Setting<T = unknown> extends About {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly secret: boolean;
}

/** A setting that may be shown. */
export const setting = <T>(name: string, schema: z.ZodType<T>, about: About): Setting<T> => ({
  name,
  schema,
  secret: false,
  ...about,
});

/** A setting whose value is a `Secret` and is never shown. */
export const secret = <T>(name: string, schema: z.ZodType<T>, about: About): Setting<Secret<T>> => ({
  name,
  schema: schema.transform((value) => new Secret(value)),
  secret: true,
  ...about,
});

/** A whole number within bounds, both included. */
export const wholeNumber = (min: number, max: number): z.ZodType<number> =>
  z.string().regex(/^\d+$/, 'is not a whole number').transform(Number).pipe(z.number().int().min(min).max(max));

/** `true` or `false`, in these words. */
export const flag = (): z.ZodType<boolean> => z.enum(['true', 'false']).transform((word) => word === 'true');
