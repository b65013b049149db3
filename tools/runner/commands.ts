import { explain, Refusal } from './refusal.ts';

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
  boot: () => import('./boot.ts'),
  start: () => import('./start.ts'),
  dev: () => import('./dev.ts'),
  test: () => import('./test.ts'),
  check: () => import('./check.ts'),
  accept: () => import('./accept.ts'),
  add: () => import('./add.ts'),
  remove: () => import('./remove.ts'),
  contract: () => import('./contract.ts'),
  release: () => import('./release.ts'),
  client: () => import('./client.ts'),
  faults: () => import('./faults.ts'),
  bench: () => import('./bench.ts'),
  boundaries: () => import('./boundaries.ts'),
  config: () => import('./config.ts'),
  events: () => import('./events.ts'),
  demo: () => import('./demo.ts'),
  provision: () => import('./provision.ts'),
  migrate: () => import('./migrate.ts'),
  ship: () => import('./ship.ts'),
  backup: () => import('./backup.ts'),
  alerts: () => import('./alerts.ts'),
};

/** Runs a command to its end, and the process with it: nothing that is still open may keep a terminal waiting. */
export async function runCommand(name: string, words: string[]): Promise<never> {
  const load = commands[name];
  if (!load) return end(new Refusal(`There is no command ${name}`, 'npm run'), '');
  const command = await load();
  if (words[0] === '--help' || words[0] === '-h') {
    process.stdout.write(`${command.help.trim()}\n`);
    process.exit(0);
  }
  try {
    process.exit(await command.run(words));
  } catch (error) {
    return end(error, command.mend);
  }
}

function end(error: unknown, mend: string): never {
  process.stderr.write(`\n${explain(error, mend)}\n`);
  process.exit(1);
}
