// Burns its share of CPU time, slice by slice, and ends with its parent. Where others have kept it waiting it catches up a
// little, as a generator with due requests does.
process.on('disconnect', () => process.exit());

const SLICE_MS = 5;
const MOST_DEBT_MS = 50;
const share = Number(process.argv[2]);
let last = performance.now();
let debtMs = 0;

setInterval(() => {
  const now = performance.now();
  debtMs = Math.min(debtMs + (now - last) * share, MOST_DEBT_MS);
  last = now;
  const began = process.cpuUsage();
  while (usedMs(began) < debtMs);
  debtMs -= usedMs(began);
}, SLICE_MS);

function usedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
