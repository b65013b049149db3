import { resolve } from 'node:path';
import { ablate } from '../ablate/ablate.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Call, ExitCode } from './call.ts';

/** Takes a removable module out in a copy, and asks the rest whether it misses it. */
export async function ablateAndTell({ words, io }: Call): Promise<ExitCode> {
  const [module, another] = words.rest;
  if (another !== undefined)
    throw new CannotJudge([`ablate takes one module, or none for each in turn; not ${another}`]);
  const missed = await ablate({ root: resolve(words.look.root), config: words.look.config, module, out: io.out });
  return missed === 0 ? 0 : 1;
}
