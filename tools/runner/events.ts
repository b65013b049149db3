import { runOnDatabase } from './programs.ts';

export const help = `
npm run events -- parked|show|redrive|discard|backfill …   looks after events that could not be handled

  npm run events -- parked            what is parked, by module and handler
  npm run events -- show <id>         one event, and why it failed
  npm run events -- redrive <id>      hands it to its handler again
  npm run events -- cursors           how far each subscriber has read
  npm run events -- discard …         ends the cursor of a subscriber that is gone
  npm run events -- backfill …        gives a new subscriber what it has missed
`;
export const mend = 'npm run events -- --help';

export const run = (words: string[]): Promise<number> => runOnDatabase('events', words);
