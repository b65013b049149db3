// Loaded into every server that is measured, before its own code: it ends with the program that measures, and records
// where its time goes when it is asked to. Costs nothing meanwhile.
import { writeFileSync } from 'node:fs';

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

let session;

process.on('message', async ({ profile, file }) => {
  if (profile === 'start') {
    const { Session } = await import('node:inspector/promises');
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
  } else {
    const result = await session.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(result.profile));
    session.disconnect();
  }
  process.send({ profile });
});
process.channel.unref();
