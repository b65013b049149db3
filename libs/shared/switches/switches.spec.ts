import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsoleLogger, Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { Activities, ActivityModule } from '../activity/index.js';
import { asSystem } from '../callers/index.js';
import type { Caller } from '../callers/index.js';
import { compose } from '../composition/index.js';
import { declaredSwitches, defineRollout, defineSwitch, FeatureSwitch, Switches, SwitchesModule } from './index.js';
import type { ChosenVariant, SwitchProperties } from './index.js';

const lamps = defineSwitch('harbour.lamps', {
  kind: 'kill_switch',
  fallback: true,
  purpose: 'Off: the lamps of the harbour stay dark.',
});
const horn = defineRollout('harbour.horn', {
  kind: 'release',
  variants: ['low', 'high'],
  fallback: 'low',
  purpose: 'How the horn sounds.',
});
const caller = asSystem('look at the harbour', '0198c0de-0000-7000-8000-00000000000a');

/** Answers what a test has put into it, and notes what it was asked. */
class Board extends FeatureSwitch {
  readonly on = new Map<string, boolean>();
  readonly chosen = new Map<string, string>();
  readonly asked: { caller: Caller; key: string; properties: SwitchProperties | undefined }[] = [];

  isEnabled(by: Caller, key: string, { fallback, properties }: Parameters<FeatureSwitch['isEnabled']>[2]): boolean {
    this.asked.push({ caller: by, key, properties });
    return this.on.get(key) ?? fallback;
  }

  variant(by: Caller, key: string, { properties }: { properties?: SwitchProperties } = {}): ChosenVariant | null {
    this.asked.push({ caller: by, key, properties });
    const name = this.chosen.get(key);
    return name === undefined ? null : { name };
  }
}

const boot = (...modules: Type[]): Promise<TestingModule> =>
  Test.createTestingModule({ imports: [ActivityModule, SwitchesModule, compose(modules)] })
    .setLogger(new ConsoleLogger({ logLevels: [] }))
    .compile();

describe('where no module answers', () => {
  let app: TestingModule;
  beforeAll(async () => (app = await boot()));
  afterAll(() => app.close());

  it('a switch and a roll-out are what they fall back to', () => {
    const switches = app.get(Switches);
    expect(switches.isOn(caller, lamps)).toBe(true);
    expect(switches.isOn(caller, { ...lamps, fallback: false })).toBe(false);
    expect(switches.choose(caller, horn)).toBe('low');
  });
});

describe('where a module answers', () => {
  const board = new Board();
  @Module({ providers: [{ provide: FeatureSwitch, useValue: board }], exports: [FeatureSwitch] })
  class BoardModule {}
  let app: TestingModule;
  beforeAll(async () => (app = await boot(BoardModule)));
  afterAll(() => app.close());

  it('it is asked with the caller, the key and what was said of the subject', () => {
    const switches = app.get(Switches);
    board.on.set(lamps.key, false);
    board.chosen.set(horn.key, 'high');
    const properties = { pier: 'north' };
    expect([switches.isOn(caller, lamps, properties), switches.choose(caller, horn)]).toEqual([false, 'high']);
    expect(board.asked).toEqual([
      { caller, key: 'harbour.lamps', properties },
      { caller, key: 'harbour.horn', properties: undefined },
    ]);
  });

  it('a variant that the code does not know is the one that it falls back to', () => {
    board.chosen.set(horn.key, 'shrill');
    expect(app.get(Switches).choose(caller, horn)).toBe('low');
  });

  // A port's answer is a promise where an activity is under way: it would be true whatever it says.
  it('the answer is there at once within a request too, and is no activity of its own', async () => {
    const begun: string[] = [];
    const activities = app.get(Activities);
    activities.listen({ began: ({ name }) => void begun.push(name) });
    board.on.set(lamps.key, false);
    await activities.run('request', 'harbour', 'GET /lamps', async () => {
      expect(app.get(Switches).isOn(caller, lamps)).toBe(false);
    });
    expect(begun).toEqual(['GET /lamps']);
  });
});

describe('what is declared', () => {
  it('is known by its key', () => {
    expect(declaredSwitches().get('harbour.lamps')).toBe(lamps);
    expect(declaredSwitches().get('harbour.horn')).toMatchObject({ kind: 'release', variants: ['low', 'high'] });
  });

  it.each([
    ['by a key of no module', 'lamps', {}, 'needs a key, <module>.<what is switched>'],
    ['twice', 'harbour.lamps', {}, 'is declared twice'],
    ['without a sentence', 'harbour.quay', { purpose: ' ' }, 'needs a sentence that says what it is for'],
  ])('does not load %s', (_, key, wrong, words) => {
    const about = { kind: 'kill_switch', fallback: true, purpose: 'Of no use.', ...wrong } as const;
    expect(() => defineSwitch(key, about)).toThrow(`The switch ${key} ${words}`);
  });

  it('does not load with a fallback that is none of its variants', () => {
    const about = { kind: 'release', variants: ['low'], fallback: 'none' as 'low', purpose: 'Of no use.' } as const;
    expect(() => defineRollout('harbour.bell', about)).toThrow('needs a fallback out of its variants');
    expect(declaredSwitches().has('harbour.bell')).toBe(false);
  });
});
