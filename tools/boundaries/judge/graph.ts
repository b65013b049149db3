/** One shortest ring for every group of nodes that reach one another; nodes and rings in a fixed order. */
export function shortestRings(nodes: readonly string[], next: (node: string) => readonly string[]): string[][] {
  return components(nodes, next).flatMap((group) => {
    const within = (node: string): string[] => next(node).filter((it) => group.includes(it));
    const rings = group.map((node) => ringThrough(node, within)).filter((ring) => ring !== null);
    return rings.sort((a, b) => a.length - b.length).slice(0, 1);
  });
}

/** The shortest ring through a node; `null`: it stands in none. */
export function ringThrough(start: string, next: (node: string) => readonly string[]): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const to of next(node)) {
      if (to === start) return wayTo(node, start, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, node);
      queue.push(to);
    }
  }
  return null;
}

function wayTo(node: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [node];
  for (let at = node; at !== start; way.unshift(at)) at = cameFrom.get(at) ?? start;
  return way;
}

/** Groups of nodes that reach one another: Tarjan's strongly connected components that hold a ring. */
export function components(nodes: readonly string[], next: (node: string) => readonly string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];

  function visit(node: string): void {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    for (const to of next(node)) {
      if (!index.has(to)) visit(to);
      if (stack.includes(to)) low.set(node, Math.min(low.get(node) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1 || next(node).includes(node)) found.push(group.sort());
  }
  for (const node of nodes) if (!index.has(node)) visit(node);
  return found;
}
