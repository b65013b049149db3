import { profile } from '../bench/profile/profile.ts';
import { Refusal } from './refusal.ts';

export const help = `
npm run bench -- profile <work> [server]   where the time of one request goes, by package and by function

  work     sign-in, get, list or create
  server   d: the product (unless given); a: bare Fastify and pg with the same SQL
`;
export const mend = 'npm run bench -- --help';

export async function run([part, ...words]: string[]): Promise<number> {
  if (part === 'profile') return profile(words);
  throw new Refusal(`There is no part ${part ?? ''} of the benchmark`, mend);
}
