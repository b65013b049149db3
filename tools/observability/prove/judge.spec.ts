import { describe, expect, it } from '@jest/globals';
import { addresseeOf, faultsOf, pagesBeside, tableOf } from './judge.ts';
import type { Outcome } from './judge.ts';
import type { Told } from './pager.ts';
import { mistaken, mistakes } from './broken.ts';
import { scenarios } from './scenarios.ts';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../runner/places.ts';
import { alertmanagerFile, causesFile } from '../files.ts';

const scenario = scenarios.find(({ name }) => name === 'slow')!;
const told = (change: Partial<Told> = {}): Told => ({
  receiver: 'team-messaging/page',
  alert: scenario.alert,
  labels: { alertname: scenario.alert, module: 'notifications', severity: 'page' },
  summary: 'notifications is slow',
  resolved: false,
  at: 0,
  ...change,
});
const faults = (change: Partial<Outcome>) =>
  faultsOf({ scenario, told: told(), seconds: 40, otherPages: [], ...change }, 'team-messaging/page');

describe('an outcome', () => {
  it('is as it should be when the owner is told in time, and nobody else', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, Partial<Outcome>]>([
    ['BulkheadModuleSlow did not come within 90 s', { told: null }],
    ['BulkheadModuleSlow came after 91 s', { seconds: 91 }],
    [
      'BulkheadModuleSlow came to team-platform/page, not to team-messaging/page',
      { told: told({ receiver: 'team-platform/page' }) },
    ],
    ['BulkheadModuleSlow was about the module "identity"', { told: told({ labels: { module: 'identity' } }) }],
    ['its summary reads: <error expanding template', { told: told({ summary: '<error expanding template' }) }],
    [
      'other pages: BulkheadX 1h to team-accounts/page',
      { otherPages: [told({ receiver: 'team-accounts/page', labels: { alertname: 'BulkheadX', window: '1h' } })] },
    ],
  ])('is red: %s', (sentence, change) => {
    expect(faults(change)).toEqual([sentence]);
  });

  it('counts pages of other alerts, and no tickets', () => {
    const page = told({ alert: 'BulkheadX' });
    const ticket = told({ alert: 'BulkheadY', labels: { severity: 'ticket' } });
    expect(pagesBeside([told(), page, ticket], scenario.alert)).toEqual([page]);
  });

  it('has a line', () => {
    expect(tableOf([{ scenario, told: null, seconds: 90, otherPages: [] }]).split('\n')[1]).toBe(
      'a module is slow  BulkheadModuleSlow  –        –     0',
    );
  });

  it('is expected at the owner of its module, and what has none at the platform’s', () => {
    const owners = new Map([['notifications', 'team-messaging']]);
    expect(scenarios.map((it) => addresseeOf(it, owners, 'team-platform'))).toEqual([
      'team-platform/page',
      'team-platform/page',
      'team-messaging/page',
      'team-messaging/page',
      'team-platform/page',
    ]);
  });
});

describe('the broken variant', () => {
  it('makes a mistake for every scenario, in the files as they are', () => {
    expect(Object.keys(mistakes).sort()).toEqual(scenarios.map(({ name }) => name).sort());
    const files = { rules: causesFile, alertmanager: alertmanagerFile };
    for (const [scenario, mistake] of Object.entries(mistakes)) {
      const text = readFileSync(inRoot(files[mistake.in]), 'utf8');
      const changed = mistaken(scenario)(mistake.in, text);
      expect(changed).not.toBe(text);
      // One alert or one inhibition, not all that follow it.
      expect(text.length - changed.length).toBeLessThan(700);
    }
    expect(() => mistaken('pool')('alertmanager', 'another wording')).toThrow('Nothing was broken for pool');
  });
});
