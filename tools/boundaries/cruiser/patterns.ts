import type { Layout } from '../model/layout.ts';

/** A name as a regular expression that matches just it. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Matches nothing. */
export const nothing = '(?!)';

/** One of several names. An empty group would match everything. */
const anyOf = (names: readonly string[]): string => (names.length > 0 ? `(${names.map(literal).join('|')})` : nothing);

/** Pieces of regular expressions over paths, as the layout has them. */
export function patternsOf(layout: Layout) {
  const { orm, tests } = layout;
  const [modules, shared, apps, tools] = [layout.modules, layout.shared, layout.apps, layout.tools].map(literal);
  const below = `^${modules}/[^/]+/`;
  // Anchored in the house: a package has its own lib/ and test/, which are nobody's business.
  const anywhere = `^(${[modules, shared, apps, tools].filter((it) => it !== '').join('|')})/`;
  return {
    ...{ modules: modules ?? '', shared: shared ?? '', apps: apps ?? '', tools: tools ?? '' },
    door: `${below}${literal(layout.door)}$`,
    // A linked node_modules leads out of the root: its packages have a path that starts with ../
    drivers: `(^|/)node_modules/(@types/)?${anyOf(orm.packages)}/`,
    mayUseDrivers: [
      `${below}.*\\.${anyOf(orm.roles)}\\.[cm]?[jt]s$`,
      `^${modules}/.+/${anyOf(orm.folders)}/`,
      ...(shared ? [`^${shared}/${anyOf(orm.jobs)}/`] : []),
    ],
    tests: [
      ...(tests.endings.length > 0 ? [`${anywhere}.+${anyOf(tests.endings)}$`] : []),
      ...(tests.folders.length > 0 ? [`${anywhere}.+/${anyOf(tests.folders)}/`] : []),
      ...(shared ? [`^${shared}/${literal(tests.job)}/`] : []),
    ],
    notAJob: `${anywhere}(.*/|)${anyOf(layout.notAJob)}/`,
  };
}
