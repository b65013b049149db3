import { parse } from 'semver';
import { textOf } from '../shapes.js';
import { never } from './test.js';
import type { Operator } from './test.js';

/** Precedence of semver.org, pre-releases included; what is no version, or has a leading `v`, is never equal, less or more. */
export const semver =
  (holds: (order: number) => boolean): Operator =>
  (constraint) => {
    const wanted = parse(textOf(constraint.value));
    if (!wanted) return never;
    return (value) => {
      const found = value && !value.startsWith('v') ? parse(value) : null;
      return found !== null && holds(found.compare(wanted));
    };
  };
