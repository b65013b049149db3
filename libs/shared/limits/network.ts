const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What an address is counted under: itself, or of IPv6 its first 64 bits. Whoever has one IPv6 address has a whole /64
 * (RFC 4291, 2.5.4) and could send every request from another one.
 */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [front = '', back] = plain.split('::');
  const [leading, trailing] = [groupsOf(front), groupsOf(back ?? '')];
  const zeros = Array<string>(Math.max(GROUPS - leading.length - trailing.length, 0)).fill('0');
  const all = back === undefined ? leading : [...leading, ...zeros, ...trailing];
  const network = all.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
