import { findPackageJSON } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEEPEST = 100;
const FRAMES_SHOWN = 3;
const root = dirname(findPackageJSON(import.meta.url) ?? '');

/** Where a frame of a stack stands: `… (file:///work/libs/x.ts:12:5)`. */
const place = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/]).*):(\d+):\d+\)?$/;
const ours = /^(apps|libs|tools)\//;
/** What every statement and every call passes through: none is made there. */
const passages = /^libs\/shared\/(activity|composition|database|testing)\/(?!test\/|.*spec\.ts:)/;

/** Where in our source something was made to happen. Only an error is kept, since a stack is costly to read. */
export class Origin {
  private readonly error: Error;
  private text: string | undefined;

  constructor() {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = DEEPEST;
    this.error = new Error('An origin');
    Error.stackTraceLimit = limit;
  }

  /** `libs/modules/x/x.repository.ts:12 ← libs/modules/x/x.service.ts:34`: the line itself, and whence it was called. */
  toString(): string {
    return (this.text ??= this.places().slice(0, FRAMES_SHOWN).join(' ← ') || 'an unknown place');
  }

  private places(): string[] {
    const frames = (this.error.stack ?? '').split('\n').map((line) => place.exec(line.trim()));
    const places = frames.flatMap((it) => (it ? [`${pathOf(it[1] ?? '')}:${it[2]}`] : []));
    return places.filter((it, index) => ours.test(it) && !passages.test(it) && it !== places[index - 1]);
  }
}

const pathOf = (file: string): string =>
  relative(root, file.startsWith('file:') ? fileURLToPath(file) : file).replaceAll('\\', '/');
