import { Refusal } from '../../runner/refusal.ts';

/** What became of the orders of one phase. */
export interface Fates {
  readonly orders: number;
  readonly effects: number;
  /** Orders that have an effect. */
  readonly handled: number;
}

/** @throws Refusal unless every order has exactly one effect: the figures of a system that loses some mean nothing */
export function judge({ orders, effects, handled }: Fates, expected: number, name: string): void {
  if (orders === expected && effects === expected && handled === expected) return;
  throw new Refusal(
    `${name} had ${expected} orders to handle: ${orders} were placed, ${handled} have an effect, and there are ${effects} effects`,
    'Give it more time, or mend it: npm run bench -- events quick',
  );
}
