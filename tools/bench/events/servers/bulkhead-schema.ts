import {
  DatabaseConfig,
  declaredCompartments,
  migrate,
  placements,
  provision,
} from '../../../../libs/shared/database/index.js';
import './bulkhead-world.js';

/** Makes the roles, schemas and tables of the little world. */
const config = DatabaseConfig.read(process.env);
for (const placement of placements(config, declaredCompartments(), process.env)) {
  await provision(config, placement);
  await migrate(config, placement);
}
