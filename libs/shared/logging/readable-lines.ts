import type { DestinationStream } from 'pino';
import { oneLine } from './one-line.js';

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
    ([name, value]) => `${name}=${oneLine(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
  const head = [
    clock,
    String(level).toUpperCase().padEnd(LEVEL_WIDTH),
    oneLine(String(module)).padEnd(MODULE_WIDTH),
    oneLine(String(msg)),
    ...members,
  ];
  return `${head.filter((it) => it !== '').join(' ')}\n${stackOf(err)}`;
}

/** Indented as a whole: a message with line breaks must not begin what looks like another record. */
function stackOf(err: unknown): string {
  if (typeof err !== 'object' || err === null) return '';
  const { stack, message, cause } = err as { stack?: string; message?: string; cause?: unknown };
  const lines = (stack ?? message ?? '').split('\n').map((line) => `  ${oneLine(line)}\n`);
  return lines.join('') + stackOf(cause);
}
