import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { clientFiles } from '../../client/generate.ts';
import type { Document } from '../../contract/document.ts';
import { httpFiles } from '../../contract/http/files.ts';
import * as observability from '../../observability/files.ts';
import { program as boundaries } from '../boundaries.ts';
import { built, inRoot } from '../places.ts';
import { capture } from '../processes.ts';
import { Refusal } from '../refusal.ts';
import { between } from './markers.ts';
import type { Problem } from './problems.ts';
import { readAllProblems } from './problems.ts';
import { settingsPage } from './settings.ts';

/** A committed file that a program writes. */
export interface GeneratedFile {
  readonly file: string;
  /** Its content as the sources want it, from the built program. */
  readonly content: () => Promise<string>;
}

/** The same for a folder: nothing else may lie in it. */
export interface GeneratedFolder {
  readonly folder: string;
  readonly files: () => Promise<ReadonlyMap<string, string>>;
}

const diagramFile = 'docs/architecture.md';
const emptyPage = '# Modules\n\n<!-- module-diagram:begin -->\n<!-- module-diagram:end -->\n';
const builtErrors = inRoot('dist', 'libs', 'shared', 'errors', 'index.js');

/** In this order: the later ones load the application, which reads the earlier ones. */
export const generatedFiles: readonly GeneratedFile[] = [
  { file: 'docs/problems.json', content: problemRegistry },
  { file: 'docs/events.json', content: () => catalogue('--events') },
  { file: 'apps/api/openapi.json', content: () => catalogue('--openapi') },
  { file: 'docs/operations/settings.md', content: () => wordsOf(built('cli', 'config'), '--json').then(settingsPage) },
  { file: diagramFile, content: diagram },
  { file: '.github/CODEOWNERS', content: () => wordsOf(boundaries, 'owners') },
  { file: observability.rulesFile, content: observability.rulesText },
  { file: observability.causesFile, content: observability.causesText },
  { file: observability.alertmanagerFile, content: observability.alertmanagerText },
];

/** Made from the committed document, which is brought up to date before them. */
export const generatedFolders: readonly GeneratedFolder[] = [
  { folder: 'apps/api/http', files: async () => httpFiles(openapi()) },
  { folder: 'apps/api/test/client', files: clientFiles },
  { folder: 'ops/grafana', files: async () => observability.grafanaFiles() },
];

const openapi = (): Document => JSON.parse(readFileSync(inRoot('apps/api/openapi.json'), 'utf8')) as Document;

/** `GET /problems/{code}` answers from this file. */
async function problemRegistry(): Promise<string> {
  const problems = readAllProblems();
  const described = await describe(problems);
  const entries = problems.map(({ code, owner }, index) => [code, { ...described[index], owner }] as const);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** Status and title as the product itself gives them: it is asked, in a process of its own. */
async function describe(problems: readonly Problem[]): Promise<{ status: number; title: string }[]> {
  const script = `
    const { DomainError, problemDocument } = await import(${JSON.stringify(pathToFileURL(builtErrors).href)});
    const documentOf = ({ kind, code }) => problemDocument(new DomainError(kind, code, ''), '');
    const problems = ${JSON.stringify(problems.map(({ kind, code }) => ({ kind, code })))};
    console.log(JSON.stringify(problems.map(documentOf).map(({ status, title }) => ({ status, title }))));`;
  return JSON.parse(await wordsOf('--input-type=module', '-e', script)) as { status: number; title: string }[];
}

const catalogue = (what: string): Promise<string> => wordsOf(built('cli', 'catalogue'), what);

async function diagram(): Promise<string> {
  const page = existsSync(inRoot(diagramFile)) ? readFileSync(inRoot(diagramFile), 'utf8') : emptyPage;
  const drawn = await wordsOf(boundaries, 'diagram');
  return between(page, 'module-diagram', `\n\`\`\`mermaid\n${drawn.trim()}\n\`\`\`\n`, diagramFile);
}

/** The contracts of the modules, which the gate writes itself. What it says of them: what changed, and how many there are. */
export async function acceptContracts(): Promise<{ says: string; changes: readonly string[] }> {
  const lines = (await wordsOf(boundaries, 'accept')).trim().split('\n');
  return { says: lines.at(-1)?.replace('accept: ', '') ?? '', changes: lines.slice(0, -1) };
}

/** What a program prints on stdout. */
async function wordsOf(program: string, ...words: string[]): Promise<string> {
  const { code, stdout, output } = await capture(process.execPath, [program, ...words], { env: quiet });
  if (code === 0) return stdout;
  throw new Refusal(
    `${program} ${words.join(' ')} failed:\n${output.trim()}`,
    'Mend what it says, then: npm run accept',
  );
}

/** Generated files are the same on every machine: no setting of this one may reach them. */
const quiet = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|NODE_COMPILE_CACHE|LANG|LC_ALL)$/.test(name)),
);
