import { BlockList, isIPv4 } from 'node:net';
import { addRange } from '../constraints/ranges.js';
import { ownReaderOf } from '../context.js';
import type { StandardField } from '../context.js';
import { dependsOn } from '../course.js';
import { textOf } from '../stored-json.js';
import type { Rule, RuleSource } from './rule.js';

/** Entries are cut as the SDKs cut them: blanks around commas go, those at both ends stay. */
const entriesOf = (parameter: unknown): string[] => textOf(parameter)?.split(/\s*,\s*/) ?? [];

export function userWithId(source: RuleSource): Rule {
  const ids = new Set(source.parameters.userIds ? entriesOf(source.parameters.userIds) : []);
  return listed(source, 'userId', ids.size, (id) => ids.has(id));
}

/** Addresses as they are written, and ranges of IPv4; constraints know those of IPv6. */
export function remoteAddress(source: RuleSource): Rule {
  const entries = source.parameters.IPs ? entriesOf(source.parameters.IPs) : [];
  const addresses = new Set(entries);
  const ranges = new BlockList();
  for (const entry of entries) addRange(ranges, entry, 'ipv4');
  const holds = (address: string) => addresses.has(address) || (isIPv4(address) && ranges.check(address));
  return listed(source, 'remoteAddress', addresses.size, holds);
}

function listed(
  { position }: RuleSource,
  field: StandardField,
  count: number,
  holds: (value: string) => boolean,
): Rule {
  const read = ownReaderOf(field);
  return (course) => {
    course.depend(dependsOn.context);
    const value = read(course.context);
    const passed = value !== undefined && holds(value);
    course.steps?.push({ kind: 'list', passed, says: sentence(field, count, value, passed), strategy: position });
    return passed;
  };
}

/** Who else is listed is nobody's business. */
function sentence(field: string, count: number, value: string | undefined, passed: boolean): string {
  if (value === undefined) return `A list of ${count} for ${field}, which the context does not have`;
  return `A list of ${count} for ${field}: ${JSON.stringify(value)} is ${passed ? 'in it' : 'not in it'}`;
}
