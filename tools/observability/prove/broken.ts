import { Refusal } from '../../runner/refusal.ts';
import type { Tamper } from './watchers.ts';

interface Mistake {
  readonly in: 'rules' | 'alertmanager';
  readonly what: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** A mistake for each scenario, each of another kind: the proof has to turn red for every one of them. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  postgres: {
    in: 'rules',
    what: 'a threshold that is never met',
    from: 'max by (module) (bulkhead_database_up) == 0',
    to: 'max by (module) (bulkhead_database_up) == 2',
  },
  worker: {
    in: 'rules',
    what: 'an alert that is not there',
    from: /- alert: BulkheadWorkerAbsent\n(?: {8}.*\n)+/,
    to: '',
  },
  parked: {
    in: 'rules',
    what: 'an alert that has lost its module, and so its owner',
    from: 'max by (module, handler) (bulkhead_inbox_parked) > 0',
    to: 'max by (handler) (bulkhead_inbox_parked) > 0',
  },
  slow: {
    in: 'rules',
    what: 'an alert that waits for too long',
    from: /(- alert: BulkheadModuleSlow\n(?: {8}.*\n)*? {8}for: )30s/,
    to: '$15m',
  },
  pool: {
    in: 'alertmanager',
    what: 'symptoms that their cause does not silence',
    from: 'alertname=~"BulkheadPoolExhausted"',
    to: 'alertname="Nothing"',
  },
};

/** Makes all of them, wherever they stand. @throws Refusal when one of them would change nothing */
export function breaker(): { tamper: Tamper; check: () => void } {
  const made = new Set<string>();
  const tamper: Tamper = (name, text) => {
    let changed = text;
    for (const [scenario, mistake] of Object.entries(mistakes)) {
      if (mistake.in !== name) continue;
      const next = changed.replace(mistake.from, mistake.to);
      if (next !== changed) made.add(scenario);
      changed = next;
    }
    return changed;
  };
  const check = () => {
    const idle = Object.keys(mistakes).filter((scenario) => !made.has(scenario));
    if (idle.length > 0)
      throw new Refusal(`Nothing was broken for ${idle.join(', ')}`, 'tools/observability/prove/broken.ts');
  };
  return { tamper, check };
}
