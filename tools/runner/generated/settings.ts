import { format, resolveConfig } from 'prettier';
import { inRoot } from '../places.ts';

/** A setting as `config --json` prints it. */
interface Setting {
  readonly name: string;
  readonly owner: string;
  readonly secret: boolean;
  readonly default: string | null;
  readonly developmentDefault: string | null;
  readonly about: string;
}

const file = 'docs/operations/settings.md';

/** The page of all settings, by owner, from what the built product declares. */
export async function settingsPage(json: string): Promise<string> {
  const settings = JSON.parse(json) as Setting[];
  const owners = Object.entries(Object.groupBy(settings, ({ owner }) => owner));
  const parts = owners.map(([owner, own = []]) => `## ${owner}\n\n${head}\n${own.map(row).join('\n')}`);
  return format(`${introduction}\n\n${parts.join('\n\n')}\n`, {
    ...(await resolveConfig(inRoot(file))),
    filepath: inRoot(file),
  });
}

const introduction = `# Settings

Environment variables, read once at the start. A start with wrong ones names each of them. **Demanded** means that production
does not start without a value of its own; the value in brackets holds outside of production. Secrets are marked with a key,
are never printed, and may stand in a file: \`NAME_FILE\` instead of \`NAME\`. [secrets.md](secrets.md) says how to make and rotate
them.

This page is generated from the sources by \`npm run accept\`.`;

const head = '| Variable | Default | What it is for |\n| --- | --- | --- |';

const row = (it: Setting): string =>
  `| \`${it.name}\`${it.secret ? ' 🔑' : ''} | ${defaultOf(it)} | ${it.about.replaceAll('|', '\\|')} |`;

function defaultOf({ default: everywhere, developmentDefault: development }: Setting): string {
  const shown = everywhere === '' ? 'empty' : everywhere === null ? null : code(everywhere);
  if (development === null) return shown ?? 'none';
  return shown === null ? `**demanded** (${code(development)})` : `${shown} (${code(development)})`;
}

const code = (text: string): string => `\`${text}\``;
