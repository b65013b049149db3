import { describe, expect, it } from '@jest/globals';
import { lastLine } from './jest-run.ts';

const none = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('the last line of npm test', () => {
  it('counts what passed and what failed', () => {
    expect(lastLine({ ...none, numPassedTests: 7 }, 0)).toBe('7 passed, 0 failed');
  });
  it('counts a suite that could not be loaded as a failure', () => {
    expect(lastLine({ ...none, numPassedTests: 7, numRuntimeErrorTestSuites: 2 }, 1)).toBe('7 passed, 2 failed');
  });
  it('names skipped tests', () => {
    expect(lastLine({ ...none, numPassedTests: 1, numPendingTests: 1, numTodoTests: 1 }, 0)).toBe(
      '1 passed, 0 failed, 2 skipped',
    );
  });
  it('does not call a run without a report a success', () => {
    expect(lastLine(null, 143)).toBe('0 passed, 1 failed');
  });
});
