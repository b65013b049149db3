import { describe, expect, it } from '@jest/globals';
import { allowedCores, onServerCore } from './cores.ts';
import { cpuNanoseconds, forgetPeak, peakBytes } from './usage.ts';

const onLinux = process.platform === 'linux' ? describe : describe.skip;

describe('cores', () => {
  it('are those that the kernel lets us use', () => {
    expect(allowedCores('Name:\tnode\nCpus_allowed_list:\t0-2,5,7-8\nMems_allowed:\t1\n')).toEqual([0, 1, 2, 5, 7, 8]);
    expect(allowedCores('Cpus_allowed_list:\t3\n')).toEqual([3]);
  });

  it('are named in the words that start the server, where there are any', () => {
    const words = ['node', 'main.js'];
    expect(onServerCore({ server: '1', others: '0', says: '' }, words)).toEqual(['taskset', ['-c', '1', ...words]]);
    expect(onServerCore({ server: null, others: null, says: '' }, words)).toEqual(['node', ['main.js']]);
  });
});

onLinux('what a process uses', () => {
  it('grows with the work of all of its threads', () => {
    const [before, own] = [cpuNanoseconds(process.pid), process.cpuUsage()];
    let sum = 0;
    while (process.cpuUsage(own).user < 50_000) sum += Math.sqrt(sum + 1);
    expect(cpuNanoseconds(process.pid) - before).toBeGreaterThan(25_000_000);
  });

  it('has a peak that can begin anew', () => {
    const large = Buffer.alloc(200_000_000, 1);
    expect(peakBytes(process.pid)).toBeGreaterThan(large.length);
    const before = peakBytes(process.pid);
    forgetPeak(process.pid);
    expect(peakBytes(process.pid)).toBeLessThanOrEqual(before + 1_000_000);
  });
});
