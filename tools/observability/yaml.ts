import { createRequire } from 'node:module';
import { format, resolveConfig } from 'prettier';
import { inRoot } from '../runner/places.ts';

/** The package brings no types. */
const yaml = createRequire(import.meta.url)('js-yaml') as {
  load(text: string): unknown;
  dump(value: unknown, options?: { lineWidth: number; noRefs: boolean }): string;
};

export const parseYaml = (text: string): unknown => yaml.load(text);

export const writeYaml = (value: unknown): string => yaml.dump(value, { lineWidth: -1, noRefs: true });

/** The text of a generated file as `npm run check` wants it, with a head that says where it comes from. */
export async function yamlFile(file: string, head: readonly string[], value: unknown): Promise<string> {
  const text = `${head.map((line) => `# ${line}`).join('\n')}\n${writeYaml(value)}`;
  return format(text, { ...(await resolveConfig(inRoot(file))), filepath: inRoot(file) });
}
