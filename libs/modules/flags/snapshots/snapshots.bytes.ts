/**
 * Measured on environments of 10,000 flags: a character of stored JSON comes to 3 to 8 bytes of memory, parsed and made
 * ready to decide; a compiled regular expression to 18 KiB besides.
 */
const BYTES_A_ROW = 256;
const BYTES_A_CHARACTER = 6;
const BYTES_AN_EXPRESSION = 20_000;
const expression = '"REGEX"';

/** Memory that a snapshot of these takes, about: more rather than less, since it is there to bound it. */
export const bytesOf = (rows: readonly { readonly content: string }[]): number =>
  rows.reduce((sum, { content }) => {
    const expressions = content.split(expression).length - 1;
    return sum + BYTES_A_ROW + content.length * BYTES_A_CHARACTER + expressions * BYTES_AN_EXPRESSION;
  }, 0);
