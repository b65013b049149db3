import { existsSync } from 'node:fs';
import { installPackage, mayInstall } from './debian.ts';
import { Stages } from './stages.ts';

const debians = '/usr/bin/chromium';
const places = [
  debians,
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const spec = 'apps/api/test/pages.e2e-spec.ts';

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
  await installPackage('chromium');
  return { says: `Debian's package, installed to test the pages` };
}
