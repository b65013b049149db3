/**
 * When requests of independent people come in: so many a second on average, one not knowing of the other (a Poisson
 * process). The same seed gives the same moments, so that all servers are asked alike.
 * @returns milliseconds from the start, ascending
 */
export function arrivals(ratePerSecond: number, milliseconds: number, seed: number): Float64Array {
  const random = mulberry32(seed);
  const moments: number[] = [];
  let at = 0;
  for (;;) {
    at += (-Math.log(1 - random()) * 1000) / ratePerSecond;
    if (at >= milliseconds) return Float64Array.from(moments);
    moments.push(at);
  }
}

/** A small generator of even numbers in [0, 1) that starts where it is told; Tommy Ettinger's, in the public domain. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
