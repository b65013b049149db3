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
    'all that it holds, as a list': `export const peek = (it: VictimFacade) => Object.values(it); // ✗`,
    'a copy of all that it holds': `export const peek = (it: VictimFacade) => [{ ...it }, Object.assign({}, it)]; // ✗`,
    'a private one by reflection': `export const peek = (it: VictimFacade) => Reflect.get(it, 'hiddenOne') as unknown; // ✗`,
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
      'all that an own object holds': `export class Own {
  private readonly hiddenOne = 1;
  all = () => [Object.values(this), { ...this }, Reflect.get(this, 'hiddenOne') as unknown, Object.entries({ a: 1 })];
}`,
      'all that another’s answer holds': `export async function ask(it: VictimFacade) {
  const answer = (await it.victimMethod({} as never, '' as never)) as object;
  return [{ ...answer }, Object.values(answer), Object.assign({}, answer), Object.entries({ it })];
}`,
      'a public one by reflection, and how they are called': `export const names = (it: VictimFacade) => [Reflect.get(it, 'victimMethod') as unknown, Object.keys(it)];`,
      'a public one by brackets': `export const call = (it: VictimFacade) => it['victimMethod'];`,
      'the type of a public one': `export type Call = VictimFacade['victimMethod'];`,
      'a name of the same kind in an object': `export const a = (it: { hiddenOne: number }) => it['hiddenOne'];`,
    }),
};
