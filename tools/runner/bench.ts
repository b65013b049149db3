import { divideCores } from '../bench/machine/cores.ts';
import { describeMachine } from '../bench/machine/description.ts';
import { page, writePage } from '../bench/page.ts';
import type { Part } from '../bench/part.ts';
import { parts } from '../bench/parts.ts';
import { currentCommit, keepResult } from '../bench/results.ts';
import { findBinaries } from './postgres/binaries.ts';
import { serverAccount } from './postgres/account.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

const names = Object.keys(parts);

export const help = `
npm run bench                              measures every part and writes ${page}
npm run bench -- http                      measures one part, and renders the page from what is kept of the others
npm run bench -- http quick                shows in a short time that it runs; prints figures, and keeps none
npm run bench -- growth long               measures on to ten million rows, which take some minutes to fill in
npm run bench -- page                      measures nothing, and renders the page
npm run bench -- profile <work> [server]   where the time of one request goes, by package and by function

  parts    ${names.join(', ')}
  work     sign-in, get, list or create
  server   d: the product (unless given); a: the same SQL, bare; b: the least SQL, bare; c: plain NestJS

Wants Linux and two cores that nobody else uses: the server that is measured has one of them to itself.
`;
export const mend = 'npm run bench -- --help';

export async function run([part = 'all', ...words]: string[]): Promise<number> {
  if (part === 'profile') return (await import('../bench/profile/profile.ts')).profile(words);
  const chosen = part === 'all' ? names : names.filter((name) => name === part);
  if (chosen.length === 0 && part !== 'page') throw new Refusal(`The benchmark has no part ${part}`, mend);
  for (const name of chosen) await measure(name, words);
  if (words.includes('quick')) return 0;
  await writePage();
  process.stdout.write(`→ ${page}\n`);
  return 0;
}

async function measure(name: string, words: readonly string[]): Promise<void> {
  const quick = words.includes('quick');
  const part: Part<unknown> | undefined = await parts[name]?.();
  if (!part) return;
  const stages = new Stages();
  const { says } = divideCores();
  // What was built when it began: the tree may change while it runs.
  const commit = await currentCommit();
  const data = await part.measure(stages, quick ? 'quick' : 'full', words.includes('long'));
  stages.total(name);
  if (quick) process.stdout.write(`\n${part.section(data).trim()}\n`);
  else
    await keepResult(name, { commit, machine: describeMachine(findBinaries(serverAccount('')).version, says), data });
}
