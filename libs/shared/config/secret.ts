import { inspect } from 'node:util';

const HIDDEN = '[secret]';

/** A value that cannot be printed: every way of turning it into text gives `[secret]`. Only `reveal()` gives it out. */
export class Secret<T = string> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself. Use it at the place that needs it and keep it in no variable that outlives the call. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
