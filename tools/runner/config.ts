import { runBuilt } from './programs.ts';

export const help = `
npm run config   prints every setting: its name, default, whether it is a secret, and the module that owns it
`;
export const mend = 'npm run config';

export const run = (words: string[]): Promise<number> => runBuilt('config', words);
