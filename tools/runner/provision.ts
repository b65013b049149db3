import { runBuilt, runOnDatabase } from './programs.ts';

export const help = `
npm run db:provision              makes the schemas, roles and rights of all modules (repeat it at will)
npm run db:provision -- --print   prints the SQL instead, for an administrator; needs no database

  DATABASE_URL=postgres://…  a user who may create roles and schemas; without it the embedded database
  DATABASE_LOGIN_SECRET      the passwords of the modules' logins come from it
`;
export const mend = 'npm run db:provision -- --print shows what it does; mend what it says above';

/** Printing needs an address for the database's name alone. */
const anyAddress = 'postgres://bulkhead@127.0.0.1:5432/bulkhead';

export const run = (words: string[]): Promise<number> =>
  words.includes('--print')
    ? runBuilt('provision', words, { ...process.env, DATABASE_URL: process.env.DATABASE_URL ?? anyAddress })
    : runOnDatabase('provision', words);
