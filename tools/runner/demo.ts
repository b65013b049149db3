export const help = '';
export const mend = '';
export const run = async (_words: string[]): Promise<number> => 1;
