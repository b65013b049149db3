import { readEvents } from './events.ts';
import { readDefinitions, readMentions } from './events-definitions.ts';
import { readTexts } from './events-texts.ts';
import type { Reader } from './reading.ts';

/** What is published and heard, and by which names. */
export const eventReaders: readonly Reader[] = [readEvents, readDefinitions, readMentions, readTexts];
