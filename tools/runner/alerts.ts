import { addresseeOf, faultsOf, tableOf } from '../observability/prove/judge.ts';
import type { Outcome } from '../observability/prove/judge.ts';
import { mistaken, mistakes } from '../observability/prove/broken.ts';
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
  Each has to come to its owner's pager within 90 s, and no other page. It takes about eleven minutes.

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
    const proof = new Proof(stages, isBroken ? mistaken : null);
    try {
      await proof.open();
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
  const judged = outcomes.map((outcome) => ({
    name: outcome.scenario.name,
    faults: faultsOf(outcome, addresseeOf(outcome.scenario, owners, owner)).join('; '),
  }));
  for (const { name, faults } of judged) {
    const planted = isBroken ? ` (planted: ${mistakes[name]?.what})` : '';
    stages.say(faults ? `✗ ${name}${planted}: ${faults}` : `✓ ${name}${planted}`);
  }
  if (late.length > 0) stages.say(`✗ afterwards: ${late.join(', ')}`);
  if (isBroken) return reportBroken(stages, judged);
  const green = judged.every(({ faults }) => !faults) && late.length === 0;
  stages.total(green ? 'proven' : 'not proven');
  return green ? 0 : 1;
}

/** Whether each turned red, and for the reason that was planted. */
function reportBroken(stages: Stages, judged: readonly { readonly name: string; readonly faults: string }[]): number {
  const blind = judged.filter(({ name, faults }) => !mistakes[name]?.red.test(faults)).map(({ name }) => name);
  stages.total(blind.length > 0 ? `blind: nothing was said of ${blind.join(', ')}` : 'red, as it has to be');
  return blind.length > 0 ? BLIND : 1;
}
