import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { CannotJudge } from '../model/finding.ts';
import type { Survey } from './survey.ts';

const hooks = new URL('../overlay-hooks.mjs', import.meta.url).href;
const PATIENCE_MS = 120_000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Code of the repository, run in a process of its own. */
export interface Child {
  /** Names the entry: it seems to lie at the root, so that packages are found as the repository finds them. */
  readonly name: string;
  /**
   * The entry, an ES module; `import … from ${addressOf(survey, file)}` in it loads a file of the repository. It reads
   * its question and gives its answer by `collect/answer.ts`.
   */
  readonly entry: string;
  readonly question: unknown;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs a child over the texts that are judged, overlaid ones included. @throws CannotJudge with what the child said */
export async function runChild<Answer>({ sources, layout }: Survey, child: Child): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'boundaries-child-'));
  const at = (name: string): string => join(folder, `${name}.json`);
  try {
    const entry = `.boundaries-${child.name}.mjs`;
    const texts = { ...Object.fromEntries(sources.overlay), [entry]: child.entry };
    await writeFile(at('overlay'), JSON.stringify({ root: sources.root, texts }));
    await writeFile(at('question'), JSON.stringify(child.question));
    const [program = 'node', ...words] = layout.run;
    const command = program === 'node' ? process.execPath : program;
    const env = {
      ...process.env,
      ...child.variables,
      NODE_OPTIONS: `--import=${hooks} --enable-source-maps`,
      BOUNDARIES_OVERLAY: at('overlay'),
      BOUNDARIES_QUESTION: at('question'),
      BOUNDARIES_ANSWER: at('answer'),
    };
    const options = { cwd: sources.root, env, timeout: PATIENCE_MS, maxBuffer: MOST_OUTPUT };
    await promisify(execFile)(command, [...words, join(sources.root, entry)], options).catch((error: Failure) => {
      const said = (error.stderr || error.message).trim().split('\n').slice(0, 12).join('\n  ');
      throw new CannotJudge([`what ${child.name} runs of the repository has failed:\n  ${said}`]);
    });
    return JSON.parse(await readFile(at('answer'), 'utf8')) as Answer;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Failure extends Error {
  readonly stderr?: string;
}

/** What an entry writes in order to import a file of the repository. */
export const addressOf = ({ sources }: Survey, file: string): string =>
  JSON.stringify(pathToFileURL(join(sources.root, file)).href);
