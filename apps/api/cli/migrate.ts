import { DatabaseConfig, declaredCompartments, migrate, placements } from '../../../libs/shared/database/index.js';
import '../app.module.js';
import { environment } from '../environment.js';
import { command } from './command.js';

const usage = `
migrate   applies every module's missing migrations, each as its owner role; safe to run from many places at once
`;

await command(usage, {}, async () => {
  const variables = environment();
  const config = DatabaseConfig.read(variables);
  let count = 0;
  for (const placement of placements(config, declaredCompartments(), variables))
    for (const { module, migration } of await migrate(config, placement)) {
      process.stdout.write(`${module}: ${migration}\n`);
      count++;
    }
  process.stdout.write(count === 0 ? 'nothing to migrate\n' : `${count} migrations applied\n`);
});
