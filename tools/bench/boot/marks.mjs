// Loaded into a server before its own code: notes when each phase of its start was over, and tells it once it listens.
// Works for any program whose main file imports the rest by `import()` and makes an application by NestFactory.
import { tracingChannel } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const main = pathToFileURL(process.argv[1]).href;
const port = Number(process.env.PORT);
const now = () => performance.timeOrigin + performance.now();
const marks = { began: now() };

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel.unref();

tracingChannel('module.import').subscribe({
  asyncEnd({ parentURL }) {
    if (parentURL !== main || marks.imported) return;
    marks.imported = now();
    watchApplication();
  },
});

/** By now the program has loaded NestJS, so this loads nothing. */
function watchApplication() {
  const { NestApplication, NestFactory } = createRequire(import.meta.url)('@nestjs/core');
  mark(NestFactory, 'create', 'created');
  mark(NestApplication.prototype, 'init', 'initialised');
}

/** Notes when a method of this object has given its answer for the first time. */
function mark(object, name, phase) {
  const method = object[name];
  object[name] = async function (...words) {
    const answer = await method.apply(this, words);
    marks[phase] ??= now();
    return answer;
  };
}

tracingChannel('net.server.listen').subscribe({
  asyncEnd({ server }) {
    if (server.address()?.port !== port) return;
    marks.listening = now();
    process.send(marks);
  },
});
