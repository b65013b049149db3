import { isIPv4, isIPv6 } from 'node:net';
import type { BlockList } from 'node:net';

const families = {
  ipv4: { isAddress: isIPv4, bits: 32 },
  ipv6: { isAddress: isIPv6, bits: 128 },
} as const;

/** Adds an address or a range (`10.0.0.0/8`); what is neither, or of the other family, is left out. */
export function addRange(ranges: BlockList, entry: string, family: 'ipv4' | 'ipv6'): void {
  const { isAddress, bits } = families[family];
  const [address = '', prefix, ...rest] = entry.split('/');
  if (!isAddress(address) || rest.length > 0) return;
  if (prefix === undefined) ranges.addAddress(address, family);
  else if (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits) ranges.addSubnet(address, Number(prefix), family);
}
