// @ts-check
// The door of every npm script: `node tools/runner/run.mjs <command>`. It is plain JavaScript so that it can say what is
// wrong on an old Node, and so that the compile cache is on before the first TypeScript file is read: a cached file
// costs neither the time nor the 20 MB of stripping its types. Child processes inherit the cache.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { satisfies } from './install.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

if (!satisfies(process.version, engines.node) || !existsSync(join(root, 'node_modules', 'typescript'))) {
  process.stderr.write(
    `✗ This needs Node ${engines.node} (here: ${process.version}) and the installed packages\n` +
      '  → Use the npm script; where npm skips pre-scripts (ignore-scripts): node tools/runner/install.mjs, then again\n',
  );
  process.exit(1);
}

const cache = join(root, 'node_modules', '.cache', 'node');
const { enableCompileCache } = await import('node:module');
enableCompileCache(cache);
process.env.NODE_COMPILE_CACHE ??= cache;
process.chdir(root);

const { runCommand } = await import('./commands.ts');
await runCommand(process.argv[2] ?? '', process.argv.slice(3));
