import { existsSync, readFileSync } from 'node:fs';
import { capture } from './processes.ts';

const TWO_MINUTES_MS = 120_000;
const mostLines = 5;
/** An archive that does not answer must not hold the tests up for long. */
const impatient = ['Acquire::Retries=1', 'Acquire::http::Timeout=15', 'Acquire::https::Timeout=15'];

/** Whether a package can be installed without asking anybody. Ubuntu only has some as snaps: it has to be Debian. */
export function mayInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @throws Error with apt's last words */
export async function installPackage(name: string): Promise<void> {
  await aptGet('update');
  await aptGet('install', '-y', '--no-install-recommends', name);
}

async function aptGet(...words: string[]): Promise<void> {
  // A service's package starts it where systemd or sysvinit runs; in runlevel 1 its scripts leave it stopped.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = ['-q', ...impatient.flatMap((option) => ['-o', option])];
  const { code, output } = await capture('apt-get', [...options, ...words], { env, timeout: TWO_MINUTES_MS });
  if (code === 0) return;
  const lines = output.trim().split('\n').slice(-mostLines);
  throw new Error([`apt-get ${words.join(' ')} ended with ${code}`, ...lines].join('\n  '));
}
