import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Spot } from './answers.ts';

const DEEPEST = 100;
/** `at async Create.up (file:///shop/libs/x.ts:12:5)` */
const frame = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*):(\d+):(\d+)\)?$/;

/** Finds the line of the repository that has called, through its packages and the gate's own code. */
export function spotsIn(root: string, gate: string): (stack: string | undefined) => Spot {
  return (stack = '') => {
    for (const line of stack.split('\n')) {
      const [, where = '', row = '', column = ''] = frame.exec(line.trim()) ?? [];
      const path = where.startsWith('file:') ? fileURLToPath(where) : where;
      const file = relative(root, path).replaceAll('\\', '/');
      const isOurs = path !== '' && !file.startsWith('..') && !path.includes('node_modules') && !path.startsWith(gate);
      // The maps of a package lead to sources that it does not bring along.
      if (isOurs && existsSync(path)) return { file, line: Number(row), column: Number(column) };
    }
    return null;
  };
}

/** The stack of whoever calls, awaited calls included. */
export function stackHere(): string | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEEPEST;
  const { stack } = new Error('here');
  Error.stackTraceLimit = limit;
  return stack;
}
