import type { DestinationStream } from 'pino';

const LEVEL_WIDTH = 5;
const MODULE_WIDTH = 14;

/** One line a record, for people: time, level, module, message, and the rest as name=value. */
export const readableLines = (out: { write(text: string): unknown }): DestinationStream => ({
  write(line: string) {
    out.write(readable(line));
  },
});

function readable(line: string): string {
  const { level, time, module = '', msg = '', err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = String(time).slice('2026-01-01T'.length, -1);
  const members = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? oneLine(value) : JSON.stringify(value)}`,
  );
  const head = [
    clock,
    String(level).toUpperCase().padEnd(LEVEL_WIDTH),
    String(module).padEnd(MODULE_WIDTH),
    oneLine(String(msg)),
    ...members,
  ];
  return `${head.filter((it) => it !== '').join(' ')}\n${stackOf(err)}`;
}

/** What somebody sent must not look like a line, or like the end of one. */
const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`);

function stackOf(err: unknown): string {
  if (typeof err !== 'object' || err === null) return '';
  const { stack, message, cause } = err as { stack?: string; message?: string; cause?: unknown };
  return `  ${stack ?? message}\n${stackOf(cause)}`;
}
