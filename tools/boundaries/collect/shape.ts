import { at } from '../model/edge.ts';
import type { JsonObject } from './json.ts';

type Check = (value: unknown) => boolean;

/** What a JSON object may hold: a check for each member, and how messages call what is expected. */
export type Shape = Readonly<
  Record<string, { readonly check: Check; readonly expected: string; readonly isOptional?: true }>
>;

export const isText: Check = (value) => typeof value === 'string' && value.trim() !== '';
export const isTextList: Check = (value) =>
  Array.isArray(value) && value.every(isText) && new Set(value).size === value.length;

/** Says, with places, where an object differs from its shape: unknown members too. */
export function compareShape({ value, place }: JsonObject, shape: Shape, faults: string[]): void {
  for (const member of Object.keys(value)) {
    if (Object.hasOwn(shape, member)) continue;
    faults.push(`${at(place(member))}  has an unknown field "${member}"; known are ${Object.keys(shape).join(', ')}`);
  }
  for (const [member, { check, expected, isOptional }] of Object.entries(shape)) {
    const isMissing = !Object.hasOwn(value, member);
    if (isMissing && !isOptional) faults.push(`${at(place(member))}  lacks "${member}": ${expected}`);
    else if (!isMissing && !check(value[member])) faults.push(`${at(place(member))}  "${member}" must be ${expected}`);
  }
}
