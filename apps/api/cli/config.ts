import { declaredSettings } from '../../../libs/shared/config/index.js';
import '../../../libs/shared/tracing/index.js';
import '../app.config.js';
import '../app.module.js';
import { command } from './command.js';

const usage = `
config [--json]   every setting: name, default, whether it is a secret, its owner, and what it is for
`;

await command(usage, { json: { type: 'boolean' } }, async ({ values }) => {
  const rows = declaredSettings().map(({ owner, setting }) => ({
    name: setting.name,
    owner,
    secret: setting.secret,
    default: setting.default ?? null,
    // What production refuses is safe to show: it protects nothing.
    developmentDefault: setting.developmentDefault ?? null,
    about: setting.about,
  }));
  if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else for (const row of rows) process.stdout.write(`${describe(row)}\n`);
});

interface Row {
  readonly name: string;
  readonly owner: string;
  readonly secret: boolean;
  readonly default: string | null;
  readonly developmentDefault: string | null;
  readonly about: string;
}

function describe({ name, owner, secret, about, ...row }: Row): string {
  const fallback = fallbackOf(row);
  return `${name}\n  ${about}\n  default: ${fallback}   secret: ${secret ? 'yes' : 'no'}   owner: ${owner}`;
}

function fallbackOf({
  default: everywhere,
  developmentDefault: development,
}: Pick<Row, 'default' | 'developmentDefault'>) {
  const shown = everywhere === '' ? 'empty' : (everywhere ?? 'none');
  if (development === null) return shown;
  return everywhere === null ? `${development} (must be set in production)` : `${development}, in production ${shown}`;
}
