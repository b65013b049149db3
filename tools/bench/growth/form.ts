import type { Form } from '../part.ts';

/** `long` goes on to ten million rows, which takes some minutes more to fill than to measure. */
export type GrowthForm = Form | 'long';
