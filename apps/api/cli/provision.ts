import {
  DatabaseConfig,
  declaredCompartments,
  placements,
  poolerUsers,
  provision,
  provisionStatements,
} from '../../../libs/shared/database/index.js';
import '../app.module.js';
import { environment } from '../environment.js';
import { command } from './command.js';

const usage = `
provision [--print | --pooler-users]   makes the roles and schemas of all modules; safe to repeat
  --print          prints the SQL instead, for an administrator to run; passwords stand in it as SCRAM verifiers only
  --pooler-users   prints the logins and their SCRAM verifiers instead, as lines of PgBouncer's auth_file
`;

const options = { print: { type: 'boolean' }, 'pooler-users': { type: 'boolean' } } as const;

await command(usage, options, async ({ values }) => {
  const variables = environment();
  const config = DatabaseConfig.read(variables);
  const compartments = declaredCompartments();
  const servers = placements(config, compartments, variables);
  if (values['pooler-users']) print(new Set(servers.flatMap((it) => poolerUsers(config, it))));
  else if (values.print) print(servers.map((it) => `${provisionStatements(config, it).join(';\n')};`));
  else {
    for (const server of servers) await provision(config, server);
    print([`${compartments.length} compartments: ${compartments.map(({ name }) => name).join(', ')}`]);
  }
});

function print(lines: Iterable<string>): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
