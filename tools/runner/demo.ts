import { readAddress } from './address.ts';
import { Client } from './demo/client.ts';
import { castOf, travel } from './demo/journey.ts';

export const help = `
npm run demo [-- <url>]   makes the whole journey against a running server, and prints each request and answer

  sign up, verify, organization, invitation, accept, and what each role may do
  Start the server first, in another terminal: npm start
  Without a url: the address that HOST and PORT give, http://127.0.0.1:3000
`;
export const mend = 'npm start, and then in a second terminal: npm run demo';

export async function run([url = readAddress(process.env).url]: string[]): Promise<number> {
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const say = (title: string) => print(`\n${title}`);
  await travel(new Client(url.replace(/\/$/, ''), print), castOf(Date.now().toString(36)), say);
  print('\n✓ The whole journey went as it should');
  return 0;
}
