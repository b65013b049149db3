/** What a version is against the one that was released last (Semantic Versioning 2.0.0, 4 and 8). */
export type Step = 'same' | 'compatible' | 'breaking' | 'backwards';

/** Before 1.0.0 the second number says what the first one says later. */
export function stepBetween(before: string, after: string): Step {
  const [was, is] = [numbersOf(before), numbersOf(after)];
  const at = is.findIndex((part, index) => part !== was[index]);
  if (at === -1) return 'same';
  if ((is[at] ?? 0) < (was[at] ?? 0)) return 'backwards';
  return at === 0 || (at === 1 && is[0] === 0) ? 'breaking' : 'compatible';
}

function numbersOf(version: string): number[] {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${version} is no version of the form 1.2.3`);
  return version.split('.').map(Number);
}
