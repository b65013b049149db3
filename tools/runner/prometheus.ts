import { existsSync } from 'node:fs';
import { installPackage, mayInstall } from './debian.ts';
import { Stages } from './stages.ts';

interface Program {
  readonly variable: string;
  readonly names: readonly string[];
  readonly package: string;
}

/** Prometheus' and Alertmanager's servers and their checkers; Debian calls the second server by its package's name. */
const programs = {
  prometheus: { variable: 'PROMETHEUS_PATH', names: ['prometheus'], package: 'prometheus' },
  promtool: { variable: 'PROMTOOL_PATH', names: ['promtool'], package: 'prometheus' },
  alertmanager: {
    variable: 'ALERTMANAGER_PATH',
    names: ['prometheus-alertmanager', 'alertmanager'],
    package: 'prometheus-alertmanager',
  },
  amtool: { variable: 'AMTOOL_PATH', names: ['amtool'], package: 'prometheus-alertmanager' },
} satisfies Record<string, Program>;

export type PrometheusProgram = keyof typeof programs;
const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const specs = 'tools/observability/';

/** Where one of them is: as its variable says, or where packages put it; null where it is not. */
export function findProgram(name: PrometheusProgram, variables = process.env): string | null {
  const { variable, names } = programs[name];
  const given = variables[variable];
  if (given) return given;
  return names.flatMap((it) => folders.map((folder) => `${folder}/${it}`)).find((it) => existsSync(it)) ?? null;
}

/** Why a spec that needs these is skipped, for its name; null when all are there. */
export function whyWithout(...names: PrometheusProgram[]): string | null {
  const missing = names.filter((name) => !findProgram(name));
  if (missing.length === 0) return null;
  return `NOT RUN, there is no ${missing.join(' and no ')}: install Prometheus and Alertmanager, or set ${missing
    .map((name) => programs[name].variable)
    .join(', ')}`;
}

/** Installs what is missing where that asks nobody. Without it the tests run, and those that want it say that they did not. */
export async function providePrometheus(words: readonly string[]): Promise<void> {
  if (isWanted(words)) await installPrometheus();
}

export async function installPrometheus(): Promise<void> {
  const names = Object.keys(programs) as PrometheusProgram[];
  const missing = new Set(names.filter((name) => !findProgram(name)).map((name) => programs[name].package));
  if (missing.size === 0 || !mayInstall()) return;
  const stages = new Stages(process.stderr);
  for (const name of missing) {
    try {
      await stages.run('install', async () => {
        await installPackage(name);
        return { says: `${name}, Debian's package, to test the alerts` };
      });
    } catch (error) {
      stages.say(`  ${(error as Error).message}\n  → the alerts are not tested; install ${name}`);
    }
  }
}

function isWanted(words: readonly string[]): boolean {
  const patterns = words.filter((word) => !word.startsWith('-'));
  return (
    patterns.length === 0 || patterns.some((pattern) => specs.includes(pattern) || pattern.includes('observability'))
  );
}
