// Lets a child process load texts that stand in no file, in the place of those on disk.
//
//   BOUNDARIES_OVERLAY=/tmp/overlay.json node --import <this file> --import <the repository's own loader> child.ts
//
// The file is JSON: { "root": "/real/path", "texts": { "libs/x.ts": "the text", "libs/gone.ts": null } }; `null` takes a
// file away. Without the variable nothing changes. Give this file before any other loader: theirs run first then, and
// read through `node:fs`, which is overlaid as well; what they leave to Node comes here. `collect/children.ts` does it all.
import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const given = process.env['BOUNDARIES_OVERLAY'];
if (given) serve(JSON.parse(fs.readFileSync(given, 'utf8')));

function serve({ root, texts }) {
  const overlay = new Map(Object.entries(texts).map(([file, text]) => [join(root, file), text]));
  const textAt = (path) => overlay.get(pathOf(path));
  overlayDisk(textAt);
  registerHooks({
    resolve(specifier, context, next) {
      const url = URL.parse(specifier, context.parentURL)?.href;
      const text = url?.startsWith('file:') ? textAt(new URL(url)) : undefined;
      if (text === null) throw noEntry(url, 'ERR_MODULE_NOT_FOUND');
      return text === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
    load(url, context, next) {
      const text = url.startsWith('file:') ? textAt(new URL(url)) : undefined;
      if (typeof text !== 'string') return next(url, context);
      return { format: context.format ?? formatOf(url), source: text, shortCircuit: true };
    },
  });
}

/** The calls by which loaders read a source file. */
function overlayDisk(textAt) {
  const { existsSync, readFileSync, statSync } = fs;
  const { readFile } = fs.promises;
  const encoded = (text, options) => {
    const encoding = typeof options === 'string' ? options : options?.encoding;
    return encoding ? Buffer.from(text).toString(encoding) : Buffer.from(text);
  };
  const present = (path) => {
    const text = textAt(path);
    if (text === null) throw noEntry(path, 'ENOENT');
    return text;
  };
  Object.assign(fs, {
    existsSync: (path) => (textAt(path) === undefined ? existsSync(path) : textAt(path) !== null),
    readFileSync(path, options) {
      const text = present(path);
      return text === undefined ? readFileSync(path, options) : encoded(text, options);
    },
    statSync: (path, options) => statSync(present(path) === undefined ? path : import.meta.filename, options),
  });
  fs.promises.readFile = async (path, options) => {
    const text = present(path);
    return text === undefined ? readFile(path, options) : encoded(text, options);
  };
  syncBuiltinESMExports();
}

function pathOf(path) {
  if (typeof path === 'string') return path.startsWith('file:') ? pathOf(new URL(path)) : resolve(path);
  return path instanceof URL && path.protocol === 'file:' ? fileURLToPath(new URL(path.pathname, path)) : '';
}

function formatOf(url) {
  const ending = extname(new URL(url).pathname);
  if (ending === '.json') return 'json';
  const format = { m: 'module', c: 'commonjs' }[ending[1]] ?? formatIn(dirname(fileURLToPath(url)));
  return ending.endsWith('ts') ? `${format}-typescript` : format;
}

/** What the nearest package.json says of files whose ending says nothing. */
function formatIn(folder) {
  const file = join(folder, 'package.json');
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')).type === 'module' ? 'module' : 'commonjs';
  return dirname(folder) === folder ? 'commonjs' : formatIn(dirname(folder));
}

function noEntry(path, code) {
  return Object.assign(new Error(`${code}: no such file, ${path}`), { code });
}
