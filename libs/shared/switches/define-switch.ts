/** What a switch is for, by the types that flags have: how long it lives follows from it. */
export type SwitchKind = 'kill_switch' | 'operational' | 'permission';
export type RolloutKind = 'release' | 'experiment';

interface Declaration<Kind extends string> {
  /** Of the flag: `<module>.<what is switched>`. */
  readonly key: string;
  readonly kind: Kind;
  /** One sentence for whoever operates it: what changes when it is turned. */
  readonly purpose: string;
}

/** Something that can be turned off, or on, while the product runs. */
export interface Switch extends Declaration<SwitchKind> {
  /** What holds while nobody has made the flag, or it cannot be asked: what the product did before there was a switch. */
  readonly fallback: boolean;
}

/** Several ways to do one thing, of which a flag's variants choose, for some more and more. */
export interface Rollout<Way extends string = string> extends Declaration<RolloutKind> {
  readonly variants: readonly Way[];
  /** The way that is taken where the flag chooses none that is known here. */
  readonly fallback: Way;
}

const KEY = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;
const declared = new Map<string, Switch | Rollout>();

/** `export const creation = defineSwitch('organizations.creation', {…})`, in a `<module>.switches.ts`, at its top level. */
export function defineSwitch(key: string, about: Omit<Switch, 'key'>): Switch {
  return declare({ key, ...about });
}

/** The same for a choice: `Switches.choose` gives one of these variants, and nothing else. */
export function defineRollout<const Way extends string>(key: string, about: Omit<Rollout<Way>, 'key'>): Rollout<Way> {
  return declare({ key, ...about });
}

/** Every switch and roll-out of the loaded code, by its key. */
export const declaredSwitches = (): ReadonlyMap<string, Switch | Rollout> => declared;

/** @throws Error for what could never be asked, so that a mistake keeps the program from starting */
function declare<One extends Switch | Rollout>(one: One): One {
  const { key, purpose } = one;
  const faults: [boolean, string][] = [
    [!KEY.test(key), 'needs a key, <module>.<what is switched>'],
    [declared.has(key), 'is declared twice'],
    [purpose.trim() === '', 'needs a sentence that says what it is for'],
    ['variants' in one && !one.variants.includes(one.fallback), 'needs a fallback out of its variants'],
  ];
  const wrong = faults.filter(([holds]) => holds).map(([, fault]) => fault);
  if (wrong.length > 0) throw new Error(`The switch ${key} ${wrong.join(', and ')}`);
  declared.set(key, one);
  return one;
}
