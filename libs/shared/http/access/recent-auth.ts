import type { SpanRule } from '../routes/spans.js';

/** False for whoever never proved it in person, such as an API key. */
export const isRecent = ({ withinMs }: SpanRule, authenticatedAt: Date | undefined, now: Date): boolean =>
  authenticatedAt !== undefined && now.getTime() - authenticatedAt.getTime() <= withinMs;
