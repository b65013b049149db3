import { readFileSync } from 'node:fs';
import type { Document } from '../contract/document.ts';
import { allFaults } from '../contract/rules/rules.ts';
import { inRoot, root } from './places.ts';
import { capture } from './processes.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

export const help = `
npm run contract   whether the committed OpenAPI document keeps its rules

  linter   those of any API, by Redocly (tools/contract/redocly.yaml)
  rules    our own: names, statuses, limits, closed requests and open answers
`;
export const mend = 'Mend the decorators or schemas that it names, then: npm run accept';

const openapi = 'apps/api/openapi.json';
const read = <T>(file: string): T => JSON.parse(readFileSync(inRoot(file), 'utf8')) as T;

export async function run(): Promise<number> {
  const stages = new Stages();
  await stages.run('linter', lint);
  await stages.run('rules', () => refuseFaults(allFaults(read<Document>(openapi)), `${openapi} keeps them`));
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

function refuseFaults(faults: readonly string[], says: string): { says: string } {
  if (faults.length > 0) throw new Refusal(faults.join('\n  '), mend);
  return { says };
}
