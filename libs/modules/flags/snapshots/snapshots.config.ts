import { defineConfig, setting, wholeNumber } from '../../../shared/config/index.js';

const MOST_MEBIBYTES = 16_384;

/** How much of a process' memory flags may take. */
export class SnapshotsConfig extends defineConfig('flags', {
  memoryMebibytes: setting('FLAGS_SNAPSHOT_MEMORY_MB', wholeNumber(1, MOST_MEBIBYTES), {
    about: 'Memory of a process for flags, in MiB: environments that were asked for longest ago go, and are read again',
    default: '128',
  }),
}) {}
