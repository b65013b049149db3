/** A failure in one word of the program's own: texts of errors may hold addresses, or what somebody sent. */
export function wordFor(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const word = typeof code === 'string' ? code : name;
  return typeof word === 'string' && /^\w{1,60}$/.test(word) ? word : 'unknown';
}
