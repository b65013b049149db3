// @ts-check
// What every npm script runs first. It works on whatever Node the machine has (18 or newer) and before node_modules
// exists: no dependency and no TypeScript. It brings node_modules to what package-lock.json says and sees to it that
// `node`, as npm scripts find it, satisfies `engines`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.lock-sha256');
const lockFile = join(root, '.bulkhead', 'installing.pid');
const nodeLink = join(modules, '.bin', 'node');
const bridge = join('..', `node-${process.platform}-${process.arch}`, 'bin', 'node');

/**
 * Whether a version such as `v24.21.0` satisfies a range of the only form that we use, `>=24.21.0`.
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const has = version.replace(/^v/, '').split('.').map(Number);
  const wants = range.replace(/^>=/, '').split('.').map(Number);
  const differs = wants.findIndex((part, index) => part !== has[index]);
  return differs === -1 || (has[differs] ?? 0) > (wants[differs] ?? 0);
}

/**
 * What is to be done with the link to the Node that npm installed: it shadows the system's, so it stays only where the
 * system's is too old.
 * @param {{ systemSatisfies: boolean, linked: boolean, bridged: boolean }} state
 * @returns {'keep' | 'link' | 'unlink' | 'refuse'}
 */
export function decideLink({ systemSatisfies, linked, bridged }) {
  if (systemSatisfies) return linked ? 'unlink' : 'keep';
  if (!bridged) return 'refuse';
  return linked ? 'keep' : 'link';
}

/**
 * The Node that npm itself runs on: the system's, unless one npm script called another.
 * @param {NodeJS.ProcessEnv} environment
 */
export function systemNode(environment) {
  const nested = (environment.npm_node_execpath ?? '').startsWith(modules);
  const version = /\bnode\/(v[\d.]+)/.exec(environment.npm_config_user_agent ?? '')?.[1];
  return nested ? null : (version ?? process.version);
}

/** @param {string} file */
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
/** @param {string} file */
const isLink = (file) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/**
 * @param {string} sentence
 * @param {string} mend
 * @returns {never}
 */
function fail(sentence, mend) {
  process.stderr.write(`\n✗ ${sentence}\n  → ${mend}\n`);
  process.exit(1);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** Two scripts started side by side in a fresh clone: the second waits, then finds everything installed. */
function takeTurn() {
  mkdirSync(dirname(lockFile), { recursive: true });
  const mine = `${lockFile}.${process.pid}`;
  for (;;) {
    writeFileSync(mine, String(process.pid));
    try {
      return linkSync(mine, lockFile);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    } finally {
      rmSync(mine);
    }
    if (isAlive(Number(read(lockFile)))) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    else rmSync(lockFile, { force: true });
  }
}

/** @param {string[]} more */
function npmCi(...more) {
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error', ...more];
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('js') ? [process.execPath, [npm, ...words]] : ['npm', words];
  return spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What npm has seen before it need not ask for again: that halves the time. Where it is out of date, npm asks. */
function runNpm() {
  if (npmCi('--prefer-offline').status === 0) return;
  const run = npmCi();
  if (run.status === 0) return;
  process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\n`);
  fail('The packages of package-lock.json could not be installed', 'See npm’s words above, then: npm ci');
}

/** @param {string} wanted */
function install(wanted) {
  takeTurn();
  try {
    if (read(stampFile) === wanted) return;
    process.stderr.write('… packages   installing what package-lock.json says\n');
    runNpm();
    writeFileSync(stampFile, `${wanted}\n`);
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** @param {string} range */
function settleNode(range) {
  const system = systemNode(process.env);
  if (!system) return;
  const bridged = existsSync(join(modules, '.bin', bridge));
  const action = decideLink({ systemSatisfies: satisfies(system, range), linked: isLink(nodeLink), bridged });
  if (action === 'unlink') rmSync(nodeLink);
  if (action === 'link') symlinkSync(bridge, nodeLink);
  if (action === 'refuse')
    fail(
      `This needs Node ${range} and ${system} is here`,
      'Install it from https://nodejs.org (npm brings it on Linux only)',
    );
}

function main() {
  const began = Date.now();
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = sha256(join(root, 'package-lock.json'));
  const missing = read(stampFile) !== wanted;
  if (missing) install(wanted);
  settleNode(engines.node);
  if (!missing && !/^pre(start|dev)$/.test(process.env.npm_lifecycle_event ?? '')) return;
  const seconds = ((Date.now() - began) / 1000).toFixed(2).padStart(6);
  process.stderr.write(`✓ packages  ${seconds} s  ${missing ? 'installed' : 'as package-lock.json says'}\n`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main();
