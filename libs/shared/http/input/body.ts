import { kernelErrors } from '../../errors/index.js';
import { pointerTo } from './validation.js';

const DEEPEST = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The JSON of a request, from the bytes that Fastify collected. It is read once the caller is known to be allowed, so
 * that nobody else learns what is wrong with a body, and nobody else's is parsed.
 * @returns undefined for an empty body
 */
export function readBody(bytes: unknown, contentType: string | undefined): unknown {
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined;
  if (!isJson(contentType)) throw kernelErrors.mediaTypeUnsupported();
  refuseDeepNesting(bytes);
  const value = parse(bytes);
  refuseBadText(value, []);
  return value;
}

function isJson(contentType = ''): boolean {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((it) => it.trim());
  return type === 'application/json' && parameters.every((it) => it === '' || /^charset="?utf-?8"?$/.test(it));
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw kernelErrors.requestMalformed('The body is not JSON');
  }
}

/** Counted before parsing: deep nesting makes whatever walks the value afterwards overflow the stack. */
function refuseDeepNesting(bytes: Buffer): void {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === 0x5b || byte === 0x7b) depth += 1;
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    if (depth > DEEPEST) throw kernelErrors.requestMalformed(`The body is nested deeper than ${DEEPEST} levels`);
  }
}

/** Lone surrogates and U+0000 cannot be stored, and `__proto__` is no member of anything. */
function refuseBadText(value: unknown, path: readonly (string | number)[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0')) throw badText(path);
  } else if (Array.isArray(value)) {
    value.forEach((item, at) => refuseBadText(item, [...path, at]));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (name === '__proto__' || !name.isWellFormed() || name.includes('\0')) throw badText(path);
      refuseBadText(member, [...path, name]);
    }
  }
}

const badText = (path: readonly (string | number)[]) =>
  kernelErrors.requestInvalid([
    {
      pointer: pointerTo('body', path),
      code: 'invalid_text',
      detail: 'Holds text or a member name that cannot be stored',
    },
  ]);
