import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { injections } from '../container/snippets.ts';

/** The victim's facade gets a private member, so that its name is known. */
function withHidden(scene: Scene): readonly Injection[] {
  const { file } = scene.victim.facade;
  const hide = (text: string): string =>
    text
      .replace(
        /(export class \w*Facade\b[^{]*\{)/,
        '$1\n  private readonly hiddenOne = 1;\n  protected readonly shownToHeirs = 2;',
      )
      .replace('constructor(', 'constructor(private readonly handedIn: Map<string, number>, ');
  const found = injections(scene, 'private-member', {
    'a private one by brackets': `export const peek = (it: VictimFacade) => it['hiddenOne']; // ✗`,
    'a protected one, by a name that is a constant': `const name = 'shownToHeirs';
export const peek = (it: VictimFacade) => it[name]; // ✗`,
    'a private one by a dot, where an error is expected': `export const peek = (it: VictimFacade) => {
  // @ts-expect-error
  return it.hiddenOne; // ✗
};`,
    'one that its constructor declares': `export const peek = (it: VictimFacade) => it['handedIn'].size; // ✗`,
    'the type of a private one': `export type Peek = VictimFacade['hiddenOne']; // ✗`,
  });
  return found.map((it, index) => (index === 0 ? { ...it, change: { ...it.change, [file]: hide } } : it));
}

export const privateMemberMutants: Corpus = {
  rule: 'inside/private-member',
  bad: withHidden,
  legal: (scene) =>
    injections(scene, 'private-member-not', {
      'a private one of the own class': `export class Own {
  private readonly hiddenOne = 1;
  isLike(other: Own) { return other['hiddenOne'] === this['hiddenOne']; }
}`,
      'one that the own constructor declares': `export class Own {
  constructor(private readonly handedIn: Map<string, number>) {}
  isLike(other: Own) { return other['handedIn'].size === this.handedIn.size; }
}`,
      'a public one by brackets': `export const call = (it: VictimFacade) => it['victimMethod'];`,
      'the type of a public one': `export type Call = VictimFacade['victimMethod'];`,
      'a name of the same kind in an object': `export const a = (it: { hiddenOne: number }) => it['hiddenOne'];`,
    }),
};
