import { Refusal } from '../../runner/refusal.ts';
import type { Tamper } from './watchers.ts';

interface Mistake {
  readonly in: 'rules' | 'alertmanager';
  readonly what: string;
  readonly from: string | RegExp;
  readonly to: string;
  /** What has to be said about the outcome. */
  readonly red: RegExp;
}

/** A mistake for each scenario, each of another kind: the proof has to turn red for every one of them, and for that reason. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  postgres: {
    in: 'rules',
    what: 'a threshold that is never met',
    from: 'max by (module) (bulkhead_database_up) == 0',
    to: 'max by (module) (bulkhead_database_up) == 2',
    red: /did not come/,
  },
  worker: {
    in: 'rules',
    what: 'an alert that is not there',
    from: /- alert: BulkheadWorkerAbsent\n(?: {8}.*\n)+/,
    to: '',
    red: /did not come/,
  },
  parked: {
    in: 'rules',
    what: 'an alert that has lost its module, and so its owner',
    from: 'max by (module, handler) (bulkhead_inbox_parked) > 0',
    to: 'max by (handler) (bulkhead_inbox_parked) > 0',
    red: /came to team-platform\/page, not to/,
  },
  slow: {
    in: 'rules',
    what: 'an alert that waits for too long',
    from: /(- alert: BulkheadModuleSlow\n(?: {8}.*\n)*? {8}for: )30s/,
    to: '$15m',
    red: /did not come/,
  },
  pool: {
    in: 'alertmanager',
    what: 'a symptom that its cause does not silence',
    from: 'alertname=~"BulkheadPoolExhausted"',
    to: 'alertname="Nothing"',
    red: /other pages: .*BulkheadModuleSlow/,
  },
};

/** Makes the mistake of one scenario, in the file where it stands. @throws Refusal where it would change nothing */
export const mistaken =
  (scenario: string): Tamper =>
  (name, text) => {
    const mistake = mistakes[scenario];
    if (mistake?.in !== name) return text;
    const changed = text.replace(mistake.from, mistake.to);
    if (changed !== text) return changed;
    throw new Refusal(`Nothing was broken for ${scenario}`, 'tools/observability/prove/broken.ts');
  };
