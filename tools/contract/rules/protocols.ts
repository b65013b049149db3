/**
 * Protocols that are not ours (OFREP, Unleash) have words, bodies and errors of their own, which their SDKs read: what our rules
 * say of names and shapes does not hold for them.
 */
export const isOfProtocol = (path: string): boolean => /^\/(ofrep|unleash)\//.test(path);

/** Schemas of a protocol's own, by the way to them or to what lies in them. */
export const isShapeOfProtocol = (way: string): boolean => /^(#\/components\/schemas\/)?(Ofrep|Unleash)/.test(way);

/** Schemas of ours that store and show Unleash's own words: its operators and strategies, and OFREP's reasons. */
export const hasWordsOfProtocol = (way: string): boolean =>
  isShapeOfProtocol(way) || /^(FlagConstraint|FlagStrategy|Explanation)/.test(way);
