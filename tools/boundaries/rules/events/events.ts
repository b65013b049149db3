import type { Rule } from '../rule.ts';
import { definition } from './definition.ts';
import { foreignPublish } from './foreign-publish.ts';
import { handlerName } from './handler-name.ts';
import { unheard } from './unheard.ts';
import { unpublished } from './unpublished.ts';
import { text } from './text.ts';
import { twin } from './twin.ts';

/**
 * What modules tell each other: by classes of the publisher, which it alone defines and publishes. That they hear each
 * other in a ring is a ring of arrows.
 */
export const eventRules: readonly Rule[] = [text, definition, foreignPublish, twin, unpublished, handlerName, unheard];
