import { chmodSync, chownSync, cpSync, globSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inRoot, root } from '../places.ts';
import { identity } from '../postgres/account.ts';
import type { Account } from '../postgres/account.ts';
import { capture } from '../processes.ts';
import { Refusal } from '../refusal.ts';
import type { Stage } from './dockerfile.ts';
import { isInContext, readCopy, readStages, readVariables } from './dockerfile.ts';

/** Where the image's `/app` stands in the proof. */
export interface Image {
  readonly app: string;
  readonly stage: Stage;
  /** What ENV sets, and nothing else of this machine but where programs are. */
  readonly variables: Record<string, string>;
}

/**
 * Acts out the Dockerfile below `folder`: the same copies through the same .dockerignore, the same commands, each stage in
 * a folder of its own. What only an engine can do, layers and isolation, is not proven by it.
 */
export async function buildImage(folder: string, account: Account | null, onStep: (words: string) => void) {
  const images = new Map<string, Image>();
  for (const stage of readStages(readFileSync(inRoot('Dockerfile'), 'utf8'))) {
    const app = join(folder, stage.name, 'app');
    mkdirSync(app, { recursive: true });
    const image: Image = { app, stage, variables: { PATH: process.env.PATH ?? '' } };
    images.set(stage.name, image);
    await act(image, images, account, onStep);
  }
  const product = images.get('product');
  if (!product) throw new Refusal('The Dockerfile has no stage product', 'Dockerfile');
  return product;
}

async function act(image: Image, images: Map<string, Image>, account: Account | null, onStep: (words: string) => void) {
  let user: Account | null = null;
  for (const { name, words } of image.stage.instructions) {
    if (name === 'ENV') Object.assign(image.variables, readVariables(inPlace(words, image)));
    if (name === 'WORKDIR' && words !== '/app') throw new Refusal(`WORKDIR ${words}`, 'Everything stands in /app');
    if (name === 'COPY') copy(words, image, images, account);
    if (name === 'USER') user = account;
    if (name !== 'RUN') continue;
    onStep(`${image.stage.name}: ${words}`);
    await runShell(words, image, user);
  }
}

async function runShell(words: string, { app, variables }: Image, user: Account | null): Promise<void> {
  const options = { cwd: app, env: { ...variables, ...(user ? {} : ofThisMachine()) }, ...identity(user) };
  const { code, output } = await capture('/bin/sh', ['-c', words], options);
  if (code !== 0) throw new Refusal(`RUN ${words} ended with ${code}:\n${output.trim()}`, 'Dockerfile');
}

/** What an engine gives to a build as well: the way to the registry, through this machine's proxies and certificates. */
const ofThisMachine = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(HOME|.*_proxy|npm_config_.*|NODE_EXTRA_CA_CERTS)$/i.test(name)),
  );

function copy(words: string, image: Image, images: Map<string, Image>, account: Account | null): void {
  const { from, owner, sources, target } = readCopy(words);
  const origin = from === undefined ? null : images.get(from);
  if (origin === undefined) throw new Refusal(`COPY --from=${from}: there is no such stage`, 'Dockerfile');
  for (const source of sources) {
    const into = join(image.app, target, sources.length > 1 || target.endsWith('/') ? basename(source) : '');
    if (origin) cpSync(inPlace(source, origin), into, { recursive: true, verbatimSymlinks: true });
    else copyFromContext(source, into);
    if (owner && account) chownSync(into, account.uid, account.gid);
  }
}

function copyFromContext(source: string, into: string): void {
  const ignore = readFileSync(inRoot('.dockerignore'), 'utf8').split('\n');
  const lines = ignore.filter((line) => line && !line.startsWith('#'));
  const isFolder = statSync(inRoot(source)).isDirectory();
  const paths = isFolder ? globSync(`${source}/**`, { cwd: root }) : [source];
  const files = paths.filter((path) => lstatSync(inRoot(path)).isFile() && isInContext(path, lines));
  if (files.length === 0) throw new Refusal(`.dockerignore keeps ${source} out, and COPY wants it`, '.dockerignore');
  for (const path of files) {
    const file = isFolder ? join(into, path.slice(source.length)) : into;
    mkdirSync(dirname(file), { recursive: true });
    cpSync(inRoot(path), file);
    chmodSync(file, 0o644);
  }
}

/** `/app/…` of the image is a folder of the proof. */
const inPlace = (words: string, { app }: Image): string => words.replaceAll('/app', app);
