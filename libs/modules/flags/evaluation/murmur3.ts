/** Taken out once: in the context that Jest runs specs in, each look-up of a global is slow. */
const { imul } = Math;

/**
 * MurmurHash3_x86_32 (Appleby, public domain) over the UTF-8 bytes of a text: whole numbers from 0 to 2^32 - 1.
 *
 * SDKs that hash UTF-8 agree with it for every text; Unleash's Node SDK hashes only the low byte of each UTF-16 unit, and
 * agrees for ASCII alone. Ids that are hashed should be ASCII.
 */
export const murmur3 = (text: string, seed: number): number =>
  hashOfBytes(isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1'), seed);

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** @param bytes one a character */
function hashOfBytes(bytes: string, seed: number): number {
  const { length } = bytes;
  const tail = length & ~3;
  let hash = seed | 0;
  for (let at = 0; at < tail; at += 4) {
    hash ^= scramble(
      bytes.charCodeAt(at) |
        (bytes.charCodeAt(at + 1) << 8) |
        (bytes.charCodeAt(at + 2) << 16) |
        (bytes.charCodeAt(at + 3) << 24),
    );
    hash = (hash << 13) | (hash >>> 19);
    hash = (imul(hash, 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let at = length - 1; at >= tail; at--) rest = (rest << 8) | bytes.charCodeAt(at);
  return avalanche(hash ^ scramble(rest) ^ length);
}

function scramble(block: number): number {
  const mixed = imul(block, 0xcc9e2d51);
  return imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

function avalanche(mixed: number): number {
  let hash = mixed;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
