/** Opens, ends or undoes a transaction; what else travels in such a message belongs to it. */
export const isBracket = (text: string): boolean =>
  text.startsWith('START TRANSACTION') || text.startsWith('ROLLBACK') || text.endsWith('COMMIT');

/** Comments, quoted names, text in its three forms, parameters, numbers and white space: what is left is the words. */
const pieces =
  /--[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"]|"")*")|\b[eE]'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\2\$|\$\d+|\b\d[\w.]*|\s+/g;
const blank = /^(--|\/\*|\s)/;
const item = String.raw`\?(?:::[\w.]+(?:\[\])?)?`;
/** `in (?, ?, ?)` and `array[?, ?]`. */
const lists = new RegExp(String.raw`(\bin ?\(|\barray ?\[)( ?${item})(?:, ${item})+`, 'gi');
/** `(?, ?), (?, ?)`: rows of VALUES, and of an IN of several columns. */
const rows = /(\((?:[^()]|\([^()]*\))*\))(?:, \1)+/g;

/**
 * What all runs of a statement have in common: values are `?`, however many a list or a row has. It holds nothing that
 * anybody sent.
 */
export const fingerprintOf = (text: string): string =>
  text
    .replaceAll(pieces, (piece: string, name?: string) => name ?? (blank.test(piece) ? ' ' : '?'))
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?, ?/g, ', ')
    .replaceAll(lists, '$1$2')
    .replaceAll(rows, '$1')
    .trim();

const LONGEST = 300;

/** A fingerprint for people: a long one without the columns that it selects, and without its end. */
export const briefly = (fingerprint: string): string => {
  const text =
    fingerprint.length > LONGEST / 2 ? fingerprint.replace(/^select .*? from /i, 'SELECT … FROM ') : fingerprint;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
};
