import { writeFileSync } from 'node:fs';

// Told at the very end: what the process took, in kilobytes and in microseconds of CPU.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.USAGE_FILE, JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }));
});
