import { DatabaseConfig, declaredCompartments, migrate, placements } from '../../../libs/shared/database/index.js';
import '../app.module.js';
import { program } from './program.js';

const usage = `
migrate   applies every module's missing migrations, each as its owner role; safe to run from many places at once
`;

await program(usage, {}, async () => {
  const config = DatabaseConfig.read(process.env);
  let count = 0;
  for (const placement of placements(config, declaredCompartments(), process.env))
    for (const { module, migration } of await migrate(config, placement)) {
      process.stdout.write(`${module}: ${migration}\n`);
      count++;
    }
  process.stdout.write(count === 0 ? 'nothing to migrate\n' : `${count} migrations applied\n`);
});
