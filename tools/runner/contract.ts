import { forbiddenBreaks } from '../contract/released/contract.ts';
import { allFaults } from '../contract/rules/rules.ts';
import { inRoot, root } from './places.ts';
import { capture } from './processes.ts';
import { Refusal } from './refusal.ts';
import { contractOf, releasedContract, versionNow } from './released.ts';
import { Stages } from './stages.ts';

export const help = `
npm run contract   whether what is published keeps its rules and its promises

  linter    the rules of any API, by Redocly (tools/contract/redocly.yaml)
  rules     our own: names, statuses, limits, closed requests and open answers
  released  nothing breaks who relies on the last release (apps/api/released): operations, problem codes, events
`;
export const mend = 'Mend the decorators or schemas that it names, then: npm run accept';

const openapi = 'apps/api/openapi.json';

export async function run(): Promise<number> {
  const stages = new Stages();
  await stages.run('linter', lint);
  await stages.run('rules', obeyRules);
  await stages.run('released', keepPromises);
  return 0;
}

/** It would ask its makers for news and tell them that it ran: neither is anybody's business. */
const silent = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };

async function lint(): Promise<{ says: string }> {
  const redocly = inRoot('node_modules/@redocly/cli/bin/cli.js');
  const words = ['lint', '--config', 'tools/contract/redocly.yaml', '--format', 'stylish', openapi];
  const options = { cwd: root, env: { ...process.env, ...silent } };
  const { code, output } = await capture(process.execPath, [redocly, ...words], options);
  if (code !== 0) throw new Refusal(`The linter refuses ${openapi}:\n${output.trim()}`, mend);
  return { says: '0 errors' };
}

function obeyRules(): { says: string } {
  const faults = allFaults(contractOf('now').openapi);
  if (faults.length > 0) throw new Refusal(`${openapi} breaks its rules:\n  ${faults.join('\n  ')}`, mend);
  return { says: `${openapi} keeps them` };
}

function keepPromises(): { says: string } {
  const released = releasedContract();
  if (!released) return { says: 'nothing is released yet' };
  const { version } = released.openapi.info;
  const breaks = forbiddenBreaks(released, contractOf('now'), versionNow());
  if (breaks.length === 0) return { says: `nothing breaks who relies on ${version}` };
  throw new Refusal(`This breaks who relies on ${version}:\n  ${breaks.join('\n  ')}`, wayOut(version));
}

const wayOut = (version: string): string =>
  version.startsWith('0.')
    ? 'Keep the old beside the new; or, before 1.0.0, raise the second number of the version in package.json and say in ' +
      'CHANGELOG.md what callers have to do; then npm run accept'
    : 'Keep the old beside the new, and offer the new as /v2; what is to go is marked as deprecated, with its sunset';
