import { parse } from 'semver';
import { textOf } from '../stored-json.js';
import { never } from './comparison.js';
import type { Operator } from './comparison.js';

/**
 * Precedence of semver.org, pre-releases included. A value that is no version, or has a leading `v`, is never equal, less or
 * more. Of a `v` in the constraint itself the SDKs think differently (Node's passes over it, the Rust core is never true), so
 * none should be stored.
 */
export const semver =
  (holds: (order: number) => boolean): Operator =>
  (constraint, read) => {
    const wanted = parse(textOf(constraint.value));
    if (!wanted) return never;
    return (context) => {
      const value = read(context);
      const found = value && !value.startsWith('v') ? parse(value) : null;
      return found !== null && holds(found.compare(wanted));
    };
  };
