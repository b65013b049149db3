import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** Ends the program where Node is older than the version that build and tests were run on. */
export function refuseOldNode(): void {
  const manifest = JSON.parse(readFileSync(findPackageJSON(import.meta.url) ?? 'package.json', 'utf8')) as {
    engines: { node: string };
  };
  const wanted = manifest.engines.node.replace('>=', '');
  if (isAtLeast(process.versions.node, wanted)) return;
  process.stderr.write(
    `Bulkhead needs Node ${wanted} or newer, and this is ${process.versions.node}.\n  → npm start\n`,
  );
  process.exit(1);
}

function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [version, wanted].map((it) => it.split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
