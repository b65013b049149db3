import {
  DatabaseConfig,
  declaredCompartments,
  placements,
  provision,
  provisionStatements,
} from '../../../libs/shared/database/index.js';
import '../app.module.js';
import { program } from './program.js';

const usage = `
provision [--print]   makes the roles and schemas of all modules; safe to repeat
  --print             prints the SQL instead, for an administrator to run; passwords stand in it as SCRAM verifiers only
`;

await program(usage, { print: { type: 'boolean' } }, async ({ values }) => {
  const config = DatabaseConfig.read(process.env);
  const compartments = declaredCompartments();
  for (const placement of placements(config, compartments, process.env)) {
    if (values.print) process.stdout.write(`${provisionStatements(config, placement).join(';\n')};\n`);
    else await provision(config, placement);
  }
  if (!values.print) process.stdout.write(`${compartments.length} compartments: ${namesOf(compartments)}\n`);
});

function namesOf(compartments: readonly { name: string }[]): string {
  return compartments.map(({ name }) => name).join(', ');
}
