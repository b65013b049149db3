import { addresseeOf, faultsOf, tableOf } from '../observability/prove/judge.ts';
import type { Outcome } from '../observability/prove/judge.ts';
import { breaker, mistakes } from '../observability/prove/broken.ts';
import { Proof } from '../observability/prove/prove.ts';
import { scenarios } from '../observability/prove/scenarios.ts';
import { readOwners } from '../observability/owners.ts';
import { readPromises } from '../observability/slo/objectives.ts';
import { withBuild } from './build.ts';
import { installPrometheus, whyWithout } from './prometheus.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

export const help = `
npm run alerts:prove [-- <scenario> …]   breaks the running product, and waits for whoever has to be told

  The built product as production, an API and a worker, on a PostgreSQL of its own, under light traffic; Debian's
  Prometheus and Alertmanager with the files below ops/. First a minute in which nobody may be told of anything; then
  ${scenarios.map(({ name, fault }) => `${name}: ${fault}`).join('; ')}.
  Each has to come to its owner's pager within 90 s, and no other page. It takes a quarter of an hour.

npm run alerts:prove -- broken   the same with a mistake for each scenario: every one of them has to turn red
`;
export const mend = 'npm run alerts:prove';

const BLIND = 2;

export async function run(words: string[]): Promise<number> {
  const isBroken = words.includes('broken');
  const names = words.filter((word) => word !== 'broken');
  const chosen = scenarios.filter(({ name }) => names.length === 0 || names.includes(name));
  const unknown = names.filter((name) => !scenarios.some((it) => it.name === name));
  if (unknown.length > 0)
    throw new Refusal(`There is no scenario ${unknown.join(', ')}`, 'npm run alerts:prove -- --help');
  await installPrometheus();
  const lacking = whyWithout('prometheus', 'alertmanager');
  if (lacking) throw new Refusal(lacking, 'apt-get install prometheus prometheus-alertmanager');
  const stages = new Stages();
  return withBuild(stages, async () => {
    const { tamper, check } = breaker();
    const proof = new Proof(stages, isBroken ? tamper : (_name, text) => text);
    try {
      await proof.open();
      if (isBroken) check();
      const outcomes: Outcome[] = [];
      for (const scenario of chosen) outcomes.push(await proof.act(scenario));
      const { late } = await stages.run('after', () => proof.linger());
      return report(stages, outcomes, late, { isBroken, tickets: proof.tickets });
    } finally {
      await proof.close();
    }
  });
}

function report(
  stages: Stages,
  outcomes: readonly Outcome[],
  late: readonly string[],
  { isBroken, tickets }: { isBroken: boolean; tickets: readonly string[] },
): number {
  const [owners, { owner }] = [readOwners(), readPromises(readOwners())];
  stages.say(`\n${tableOf(outcomes)}\n`);
  if (tickets.length > 0) stages.say(`Tickets, which wait for the morning: ${tickets.join('; ')}\n`);
  const red = outcomes.map((outcome) => ({
    name: outcome.scenario.name,
    faults: faultsOf(outcome, addresseeOf(outcome.scenario, owners, owner)),
  }));
  for (const { name, faults } of red) {
    const planted = isBroken ? ` (planted: ${mistakes[name]?.what})` : '';
    stages.say(faults.length === 0 ? `✓ ${name}${planted}` : `✗ ${name}${planted}: ${faults.join('; ')}`);
  }
  if (late.length > 0) stages.say(`✗ afterwards: ${late.join(', ')}`);
  const blind = red.filter(({ faults }) => faults.length === 0);
  if (isBroken && blind.length > 0) {
    stages.say(`✗ the proof is blind: ${blind.map(({ name }) => name).join(', ')} passed although broken`);
    return BLIND;
  }
  const green = blind.length === red.length && late.length === 0;
  stages.total(green ? 'proven' : isBroken ? 'red, as it has to be' : 'not proven');
  return green ? 0 : 1;
}
