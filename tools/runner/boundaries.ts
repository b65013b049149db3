import { inRoot } from './places.ts';
import { passThrough } from './processes.ts';

export const program = inRoot('tools', 'boundaries', 'bin', 'boundaries.ts');

export const help = `
npm run boundaries [-- …]   proves that modules reach one another by their doors alone

  npm run boundaries -- --help         everything that the gate can do
  npm run boundaries -- explain KIND   why a rule exists, and how to satisfy it
`;
export const mend = 'npm run boundaries -- --help';

export const run = (words: string[]): Promise<number> => passThrough(process.execPath, [program, ...words]);
