import { Refusal } from './refusal.ts';

interface Command {
  /** What `--help` prints, first line first. */
  readonly help: string;
  /** The command that mends a failure of this one, when the failure itself names none. */
  readonly mend: string;
  /** @returns the exit code */
  readonly run: (words: string[]) => Promise<number>;
}

/** A command's code is loaded when it is asked for: `npm start` stays in memory and carries nothing that it needs not. */
const commands: Record<string, () => Promise<Command>> = {
  test: () => import('./test.ts'),
};

export async function runCommand(name: string, words: string[]): Promise<void> {
  const load = commands[name];
  if (!load) {
    process.stderr.write(`✗ There is no command ${name}\n  → npm run\n`);
    process.exitCode = 1;
    return;
  }
  const command = await load();
  if (words[0] === '--help' || words[0] === '-h') {
    process.stdout.write(`${command.help.trim()}\n`);
    return;
  }
  try {
    process.exitCode = await command.run(words);
  } catch (error) {
    const known = error instanceof Refusal;
    const words = known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`\n✗ ${words}\n  → ${known ? error.mend : command.mend}\n`);
    process.exitCode = 1;
  }
}
