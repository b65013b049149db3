import { rmSync } from 'node:fs';
import { decompose } from '../modules/composition.ts';
import { dependantsOf, inventoryOf } from '../modules/remove/inventory.ts';
import type { Inventory } from '../modules/remove/inventory.ts';
import { rowsOf } from '../modules/remove/rows.ts';
import { run as accept } from './accept.ts';
import { inRoot } from './places.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

export const help = `
npm run remove <module>          shows what would go: files, routes, permissions, events, rows; changes nothing
npm run remove <module> really   deletes its folders and its lines, and rewrites the generated files

It refuses while another module needs it. It never touches data: it prints the SQL that drops what is left of them.
`;
export const mend = 'npm run remove';

export async function run([module, ...words]: string[]): Promise<number> {
  if (!module || module === 'help') {
    process.stdout.write(`${help.trim()}\n`);
    return 0;
  }
  const surplus = words.find((it) => it !== 'really');
  if (surplus) throw new Refusal(`${surplus} is no word that this knows`, `npm run remove ${module} really`);
  const inventory = await inventoryOf(module);
  const stages = new Stages();
  stages.say(await described(inventory));
  const dependants = dependantsOf(inventory);
  if (dependants.length > 0)
    throw new Refusal(
      `${module} is needed, and nothing was changed:\n  ${dependants.join('\n  ')}`,
      'Take those out first',
    );
  if (words.length === 0) {
    stages.say(`\nNothing was changed. To do it: npm run remove ${module} really`);
    return 0;
  }
  stages.say('');
  await stages.run('module', () => takeOut(inventory));
  await generate(module);
  stages.say(`\n${leftOf(module)}`);
  return 0;
}

async function takeOut({ module, folders, files }: Inventory): Promise<{ says: string }> {
  const changed = await decompose(module);
  for (const folder of folders) rmSync(inRoot(folder), { recursive: true });
  return { says: `${folders.join(' and ')} (${files.length} files), ${changed.join(', ')}` };
}

async function generate(module: string): Promise<void> {
  try {
    await accept([]);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `The files of ${module} are gone, and the generated documents still tell of it: ${says}`,
      'Mend that, then: npm run accept',
    );
  }
}

async function described(inventory: Inventory): Promise<string> {
  const { module, folders, files, uncommitted, routes, permissions, events, hearAll } = inventory;
  const lost =
    uncommitted.length > 0 ? [`${uncommitted.length} of them are not committed: git cannot bring those back`] : [];
  const heard = hearAll.length > 0 ? [`heard by ${hearAll.join(', ')}, as all events are`] : [];
  return [
    ...section('Files', [...folders, `${files.length} files`, ...lost]),
    ...section('Routes', routes),
    ...section('Permissions', permissions),
    ...section('Events', events.length > 0 ? [...events, ...heard] : []),
    ...section('Tables, whose rows stay', await rowsOf(module)),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] => [
  title,
  ...(lines.length > 0 ? lines : ['none']).map((it) => `  ${it}`),
];

function leftOf(module: string): string {
  const roles = [module, `${module}_owner`]
    .map((it) => `${process.env.DATABASE_ROLE_PREFIX ?? 'bulkhead'}_${it}`)
    .join(', ');
  return `${module} is out of the product. Its data are where they were, in each database that has them, until an administrator drops
them:

  drop schema ${module} cascade;
  drop owned by ${roles};
  drop role ${roles};

Before another module of this name is migrated there, that has to be done; in development deleting .bulkhead does as well.
After the roll-out npm run events -- cursors shows what publishers still keep for it, with the command that ends each.`;
}
