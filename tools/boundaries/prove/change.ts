/**
 * Texts by file, from the root: a new one, `null` to take the file away, or a function of what stands there (`''`:
 * nothing does).
 */
export type Change = Readonly<Record<string, string | null | ((text: string) => string)>>;
