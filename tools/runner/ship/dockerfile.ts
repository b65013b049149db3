import { Refusal } from '../refusal.ts';

/** One line of a Dockerfile, continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly words: string;
}

export interface Stage {
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

const known = ['FROM', 'ENV', 'WORKDIR', 'COPY', 'RUN', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'CMD'];

/**
 * The stages of a Dockerfile, as far as ours uses the language.
 * @throws Refusal for an instruction that it does not use yet: then a proof would prove something else
 */
export function readStages(text: string): Stage[] {
  const stages: { name: string; instructions: Instruction[] }[] = [];
  for (const { name, words } of readInstructions(text)) {
    if (name === 'ARG') continue;
    if (!known.includes(name)) throw new Refusal(`Nobody here can act out ${name} ${words}`, 'Teach tools/runner/ship');
    if (name === 'FROM') stages.push({ name: / AS (\S+)$/i.exec(words)?.[1] ?? 'last', instructions: [] });
    else stages.at(-1)?.instructions.push({ name, words });
  }
  return stages;
}

function readInstructions(text: string): Instruction[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => ({ name: line.split(/\s+/)[0]?.toUpperCase() ?? '', words: line.replace(/^\S+\s+/, '') }));
}

/** The words of an exec form: `["node", "main.js"]`. @throws Refusal for a shell form, which would hide the signals */
export function execForm(words: string): string[] {
  try {
    return JSON.parse(words) as string[];
  } catch {
    throw new Refusal(`${words} is not in exec form`, 'Write ["program", "word"] in the Dockerfile');
  }
}

/** The last instruction of a name, such as the CMD that counts. */
export function lastOf(stage: Stage, name: string): string {
  const found = stage.instructions.findLast((it) => it.name === name);
  if (!found) throw new Refusal(`The Dockerfile has no ${name}`, 'Dockerfile');
  return found.words;
}

/** `A=1 B=2` of ENV. */
export const readVariables = (words: string): Record<string, string> =>
  Object.fromEntries(words.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string]));

/** Options, sources and target of COPY. */
export function readCopy(words: string) {
  const all = words.split(/\s+/);
  const options = Object.fromEntries(
    all.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=', 2) as [string, string]),
  );
  const paths = all.filter((word) => !word.startsWith('--'));
  return { from: options.from, owner: options.chown, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}

/** Whether .dockerignore lets a path of the context in: the last line that matches it, or a folder above it, decides. */
export function isInContext(path: string, ignore: readonly string[]): boolean {
  let isIn = true;
  for (const line of ignore) {
    const pattern = line.replace(/^!/, '');
    if (matches(path, pattern)) isIn = line.startsWith('!');
  }
  return isIn;
}

function matches(path: string, pattern: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?');
  return new RegExp(`^${expression}(?:/.*)?$`).test(path);
}
