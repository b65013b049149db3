import { existsSync, readFileSync } from 'node:fs';
import { capture } from './processes.ts';
import { Stages } from './stages.ts';

const debians = '/usr/bin/chromium';
const places = [
  debians,
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const spec = 'apps/api/test/pages.e2e-spec.ts';

const TWO_MINUTES_MS = 120_000;
const mostLines = 5;
/** An archive that does not answer must not hold the tests up for long. */
const impatient = ['Acquire::Retries=1', 'Acquire::http::Timeout=15', 'Acquire::https::Timeout=15'];

/**
 * Tells the specs by CHROMIUM_PATH where the browser is, unless somebody did; installs it where that asks nobody.
 * Without one the tests run all the same: the spec that wants it is skipped and says so.
 */
export async function provideChromium(words: readonly string[]): Promise<void> {
  if (process.env.CHROMIUM_PATH) return;
  const found = places.find((place) => existsSync(place));
  if (found) process.env.CHROMIUM_PATH = found;
  else if (isWanted(words) && mayInstall()) await tryToInstall();
}

/** Whether the words that go to Jest let the pages be tested. The value of an option counts as a pattern: it only narrows. */
export function isWanted(words: readonly string[]): boolean {
  const patterns = words.filter((word) => !word.startsWith('-'));
  return patterns.length === 0 || patterns.some((pattern) => spec.includes(pattern));
}

/** Ubuntu's package of this name only installs a snap, so the system has to be Debian itself. */
function mayInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function tryToInstall(): Promise<void> {
  const stages = new Stages(process.stderr);
  try {
    await stages.run('chromium', install);
  } catch (error) {
    stages.say(
      `  ${(error as Error).message}\n  → the pages are not tested in a browser; install Chromium, or set CHROMIUM_PATH`,
    );
  }
}

async function install() {
  await aptGet('update');
  await aptGet('install', '-y', '--no-install-recommends', 'chromium');
  return { says: `Debian's package, installed to test the pages` };
}

async function aptGet(...words: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-q', ...impatient.flatMap((option) => ['-o', option])];
  const { code, output } = await capture('apt-get', [...options, ...words], { env, timeout: TWO_MINUTES_MS });
  if (code === 0) return;
  const lines = output.trim().split('\n').slice(-mostLines);
  throw new Error([`apt-get ${words.join(' ')} ended with ${code}`, ...lines].join('\n  '));
}
