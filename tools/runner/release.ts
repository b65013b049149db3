import { readFileSync } from 'node:fs';
import { stepBetween } from '../contract/released/versions.ts';
import { run as judgeContract } from './contract.ts';
import { inRoot } from './places.ts';
import { Refusal } from './refusal.ts';
import { contractOf, keepRelease, releasedContract, versionNow } from './released.ts';

export const help = `
npm run release   keeps what is published now as the contract of this version: apps/api/released/*.json

  Before it: raise the version in package.json, give CHANGELOG.md its heading, npm run accept.
  After it:  commit, and tag that commit. What was released, npm run check holds from then on.
`;
export const mend = 'npm run release -- --help';

export async function run(): Promise<number> {
  const version = versionNow();
  refuseUnlessNew(version);
  await judgeContract();
  keepRelease();
  process.stdout.write(`✓ ${version} is the contract now: commit apps/api/released, then git tag v${version}\n`);
  return 0;
}

function refuseUnlessNew(version: string): void {
  const released = releasedContract()?.openapi.info.version;
  const step = released && stepBetween(released, version);
  if (step === 'same' || step === 'backwards')
    throw new Refusal(`${released} is released, and package.json says ${version}`, 'Raise the version in package.json');
  if (contractOf('now').openapi.info.version !== version)
    throw new Refusal(`The OpenAPI document is not of the version ${version}`, 'npm run accept, then npm run release');
  const heading = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\]`, 'm');
  if (!heading.test(readFileSync(inRoot('CHANGELOG.md'), 'utf8')))
    throw new Refusal(`CHANGELOG.md says nothing about ${version}`, `Give it the heading "## [${version}] - <date>"`);
}
