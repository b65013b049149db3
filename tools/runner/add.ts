import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { refuseClashes } from '../modules/add/clashes.ts';
import { filesOf } from '../modules/add/copy.ts';
import { fieldTypes } from '../modules/add/samples.ts';
import { readRequest } from '../modules/add/words.ts';
import type { Request } from '../modules/add/words.ts';
import { composed } from '../modules/composition.ts';
import { run as accept } from './accept.ts';
import { inRoot } from './places.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

const types = Object.entries(fieldTypes).map(([type, meaning]) => `  ${type.padEnd(9)}  ${meaning}`);

export const help = `
npm run add <module> [<singular>] [<field>:<type> …]   makes a module: table, routes, permissions, events, erasure, tests

  npm run add projects                                    with one field, name:text
  npm run add projects name:text total:money due:date?    ? makes a field optional
  npm run add people person name:text                     where spelling does not tell the singular

Types
${types.join('\n')}

A module is named in the plural, by one word of small letters. Nothing that is there is overwritten. npm run remove
<module> undoes it; docs/adding-a-module.md goes on from here.
`;
export const mend = 'npm run add';

export async function run(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help') {
    process.stdout.write(`${help.trim()}\n`);
    return 0;
  }
  const request = readRequest(words);
  refuseClashes(request);
  const files = await filesOf({ ...request, now: Date.now() });
  const changed = await composed(request.plural);
  const stages = new Stages();
  await stages.run('module', () => write(request, files, changed));
  await generate(request);
  stages.say(`\n${nextSteps(request)}`);
  return 0;
}

function write({ plural }: Request, files: ReadonlyMap<string, string>, changed: ReadonlyMap<string, string>) {
  const taken = [...files.keys()].find((file) => existsSync(inRoot(file)));
  if (taken)
    throw new Refusal(`${taken} is there already: nothing was written`, `Delete it, or: npm run remove ${plural}`);
  for (const [file, text] of [...files, ...changed]) {
    mkdirSync(dirname(inRoot(file)), { recursive: true });
    writeFileSync(inRoot(file), text);
  }
  return {
    says: `libs/modules/${plural} and apps/api/test/${plural} (${files.size} files), ${[...changed.keys()].join(', ')}`,
  };
}

async function generate({ plural }: Request): Promise<void> {
  try {
    await accept([]);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `The files of ${plural} are written, and the generated documents are not what they want: ${says}`,
      `Mend that, then npm run accept; or undo it all: npm run remove ${plural} really`,
    );
  }
}

function nextSteps({ plural, singular }: Request): string {
  const table = (rows: readonly (readonly [string, string])[]): string => {
    const width = Math.max(...rows.map(([first]) => first.length));
    return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join('\n');
  };
  const files = table([
    [`libs/modules/${plural}/module.json`, 'say who owns it, and in a sentence what it is for'],
    [`libs/modules/${plural}/${plural}.service.ts`, `the rules of a ${singular} go here: open this first`],
    [`libs/modules/${plural}/${plural}.dto.ts`, 'what requests may say, and how long texts are'],
  ]);
  const commands = table([
    [`npm test -- ${plural}`, 'its own tests'],
    ['npm run check', 'types, lint, format, boundaries, contract, what nothing uses'],
    ['npm start', `provisions, migrates and serves it: ${plural} stand in /docs`],
  ]);
  const path = `/v1/organizations/{organizationId}/${plural}`;
  return `${plural} is there, with five routes below ${path}.

${files}

${commands}

docs/adding-a-module.md goes on: rules and routes of its own, events that others hear.
npm run remove ${plural} undoes it.`;
}
