const HIDDEN = '[secret]';
const DEEPEST = 8;

/** Members whose value is never printed, wherever they stand and however they are written. */
const secretNames =
  /^(authorization|proxy-?authorization|cookie|set-?cookie|x-api-key|code|otp|pin|credentials?|signature|.*(password|passphrase|token|secret|api_?key|private_?key|digest|hash))$/i;

/** Tokens of ours and bearer credentials inside of any text. Publishable keys (`pk_`) are no secrets. */
const secretTexts = /\b(ses|sk|whsec)_[\w-]{16,}|\b(Bearer|Basic) +[\w.~+/=-]{8,}/g;

/** The same object without its secrets. Errors pass: their serializer picks what is printed of them. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth > DEEPEST) return '[deep]';
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (hasToJson(value)) return withoutSecrets(value.toJSON(), depth + 1);
  if (Array.isArray(value)) return value.map((it) => withoutSecrets(it, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretNames.test(name) ? HIDDEN : withoutSecrets(member, depth + 1),
    ]),
  );
}

const hasToJson = (value: object): value is { toJSON(): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

/** The last look at a finished line: a token that got into a message or a stack goes too. */
export const withoutTokens = (line: string): string =>
  line.replace(secretTexts, (_all, prefix?: string, scheme?: string) =>
    prefix ? `${prefix}_${HIDDEN}` : `${scheme} ${HIDDEN}`,
  );

interface PrintedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: PrintedError;
}

/**
 * An error as it is logged: what it is, where, and why. Drivers hang parameters and rows on their errors; those stay
 * out.
 */
export function printedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return withoutSecrets(error);
  const { code, constraint, cause } = error as Error & { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(cause instanceof Error && depth < DEEPEST && { cause: printedError(cause, depth + 1) as PrintedError }),
  } satisfies PrintedError;
}
