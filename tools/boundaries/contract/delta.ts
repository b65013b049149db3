/** What differs between two contracts, one line a thing: `- facades.ItemsFacade.find: …`, `+ routes: GET /items`. */
export function deltaOf(before: unknown, after: unknown): string[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const gone = old.filter((it) => !now.includes(it)).map((it) => `- ${it}`);
  const come = now.filter((it) => !old.includes(it)).map((it) => `+ ${it}`);
  return [...gone, ...come].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
}

function leavesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return isDeep(path) ? [path] : [];
    return value.flatMap((it) => leavesOf(it, path));
  }
  if (typeof value !== 'object' || value === null) return [`${path}: ${String(value)}`];
  const entries = Object.entries(value);
  if (entries.length === 0 && isDeep(path)) return [path];
  return entries.flatMap(([key, it]) => leavesOf(it, path === '' ? key : `${path}.${key}`));
}

/** An arrow without a use, a facade without a method: it is there all the same. */
const isDeep = (path: string): boolean => path.includes('.') && !/^arrows\.\w+$/.test(path);

/** What a contract says; nothing, where it cannot be read. */
export function readContract(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
