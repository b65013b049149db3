import { runOnDatabase } from './programs.ts';

export const help = `
npm run db:migrate   applies every module's migrations that the database lacks; production runs it before a roll-out

  DATABASE_URL=postgres://…  the user that provisioned; without it the embedded database
`;
export const mend = 'npm run db:provision, then: npm run db:migrate';

export const run = (words: string[]): Promise<number> => runOnDatabase('migrate', words);
