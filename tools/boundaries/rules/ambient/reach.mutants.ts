import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a socket': `import { connect } from 'node:net';
export const socket = () => connect(7000); // ✗`,
  'a server': `import * as http from 'node:http';
export const server = () => http.createServer(); // ✗`,
  'a process': `import { spawn as start } from 'node:child_process';
export const child = () => start('node'); // ✗`,
  'a thread that is loaded late': `export const thread = async () => (await import('node:worker_threads')).Worker; // ✗`,
};

const legal: Snippets = {
  'a thread of its own': `import { Worker } from 'node:worker_threads';
export const thread = () => new Worker(new URL('./index.js', import.meta.url));`,
  'what only computes, and types': `import { BlockList, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
export const all = (socket: Socket) => [isIP(String(socket)), new BlockList(), STATUS_CODES];`,
  'the world outside, in a test (spec)': `import { createServer } from 'node:net';
export const server = createServer();`,
  'own methods that are called so': `interface Bus {
  connect(port: number): void;
  createServer(): string;
  spawn(name: string): void;
}
export const start = (bus: Bus) => [bus.connect(7000), bus.createServer(), bus.spawn('node')];`,
  'names of methods, and an error’s': `import { METHODS } from 'node:http';
import type { ChildProcess } from 'node:child_process';
export const knows = (it: ChildProcess | null, name: string) => METHODS.includes(name) && it === null;`,
};

export const reachMutants: Corpus = {
  rule: 'ambient/reach',
  bad: (scene) => injections(scene, 'reach', bad),
  legal: (scene) => injections(scene, 'reach-legal', legal),
};
