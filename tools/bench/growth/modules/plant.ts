import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { moduleFiles, namesOf } from './generated.ts';
import { composed } from './tree.ts';

// Adds generated module number 1 to the copy of the product in which it is run, and prints its name: the architecture
// gate takes it out again.
const appModule = 'apps/api/app.module.ts';
const { module } = namesOf(1);
for (const [name, text] of moduleFiles(1)) {
  const file = join('libs/modules', module, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.trimStart());
}
writeFileSync(appModule, composed(readFileSync(appModule, 'utf8'), 1));
process.stdout.write(`${module}\n`);
