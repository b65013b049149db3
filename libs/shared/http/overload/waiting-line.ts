import { loadClasses } from './load-classes.js';
import type { LoadClass } from './load-classes.js';

/** Something that waits, of a class, since a moment of `performance.now()`. */
export interface Waiting {
  readonly loadClass: LoadClass;
  readonly since: number;
}

const leastFirst = loadClasses.toReversed();

/** Waits by class, the oldest of each first; short, so that moving its members up costs nothing. */
export class WaitingLine<Item extends Waiting> {
  readonly #lines: Readonly<Record<LoadClass, Item[]>> = { critical: [], normal: [], batch: [] };
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** How many wait that go before this class, or within it. */
  before(loadClass: LoadClass): number {
    let count = 0;
    for (const it of loadClasses) {
      count += this.#lines[it].length;
      if (it === loadClass) break;
    }
    return count;
  }

  add(item: Item): void {
    this.#lines[item.loadClass].push(item);
    this.#length++;
  }

  /** The oldest of the least important. */
  takeLeast(): Item | undefined {
    for (const it of leastFirst) if (this.#lines[it].length > 0) return this.#take(it);
    return undefined;
  }

  /** The next one of the first class that has a place. */
  takeNext(hasPlace: (loadClass: LoadClass) => boolean): Item | undefined {
    for (const it of loadClasses) if (this.#lines[it].length > 0 && hasPlace(it)) return this.#take(it);
    return undefined;
  }

  /** One that has waited since before this moment. */
  takeOlder(moment: number): Item | undefined {
    for (const it of leastFirst) if ((this.#lines[it][0]?.since ?? Infinity) < moment) return this.#take(it);
    return undefined;
  }

  #take(loadClass: LoadClass): Item | undefined {
    this.#length--;
    return this.#lines[loadClass].shift();
  }
}
