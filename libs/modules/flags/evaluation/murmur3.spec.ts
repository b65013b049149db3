import { expect, it } from '@jest/globals';
import { murmur3 } from './murmur3.js';

/** Of bytes that are UTF-8, from the vectors that ports of smhasher's reference implementation are checked with. */
const vectors: readonly (readonly [text: string, seed: number, hash: number])[] = [
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['\0\0\0\0', 0, 0x2362f9de],
  ['\0\0\0', 0, 0x85f0b427],
  ['\0\0', 0, 0x30f4c306],
  ['\0', 0, 0x514e28b7],
  ['!Ce', 0, 0x7e4a8634],
  ['!C', 0, 0xa0f7b07a],
  ['!', 0, 0x72661cf4],
  ['aaaa', 0x9747b28c, 0x5a97808a],
  ['aaa', 0x9747b28c, 0x283e0130],
  ['aa', 0x9747b28c, 0x5d211726],
  ['a', 0x9747b28c, 0x7fa09ea6],
  ['abcd', 0x9747b28c, 0xf0478627],
  ['abc', 0x9747b28c, 0xc84a62dd],
  ['ab', 0x9747b28c, 0x74875592],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ['a'.repeat(256), 0x9747b28c, 0x37405bdc],
  ['ππππππππ', 0x9747b28c, 0xd58063c1],
];

it.each(vectors)('hashes %j with seed %i', (text, seed, hash) => {
  expect(murmur3(text, seed)).toBe(hash);
});

it('hashes what is no text in UTF-8, a lone surrogate, as the replacement character', () => {
  expect(murmur3('a\ud800', 0)).toBe(murmur3('a\ufffd', 0));
});
