import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, getAvailableTranspilers } from 'dependency-cruiser';
import { names } from './apart.ts';
import type { Order, Reply } from './apart.ts';

/**
 * TypeScript 7 has no API of the kind that dependency-cruiser needs: it then sees no file, finds nothing and exits 0. So it is
 * asked first.
 */
async function obey({ files, options }: Order): Promise<Reply> {
  const typescript = getAvailableTranspilers().find(({ name }) => name === 'typescript');
  if (!typescript?.available) {
    const hint = 'run npm ci, or npm install --save-dev --save-exact typescript@6.0.3';
    return { refusal: `dependency-cruiser finds no TypeScript that it can use: ${hint}` };
  }
  const { output } = await cruise(files, options);
  if (typeof output === 'string') return { refusal: 'dependency-cruiser answered with text instead of its result' };
  const modules = output.modules.map(({ source, dependencies }) => ({
    source,
    dependencies: dependencies.map(({ module, resolved }) => ({ module, resolved })),
  }));
  return { cruised: { modules, violations: output.summary.violations } };
}

const folder = process.argv[2] ?? '';
const order = JSON.parse(readFileSync(join(folder, names.order), 'utf8')) as Order;
writeFileSync(join(folder, names.reply), JSON.stringify(await obey(order)));
