import { holeMark } from '../types/constants.ts';
import type { Shape } from '../types/sql-handed.ts';
import type { SqlParser } from './parser.ts';
import type { SqlUse } from './uses.ts';
import { distinct } from './uses.ts';
import { Walk } from './walk.ts';

/** What is known of a hole: a value can name nothing; an `alias` is what TypeORM gives a function for a column. */
export type HoleKind = 'value' | 'alias' | 'open';

export interface ReadSql {
  readonly uses: readonly SqlUse[];
  /** Places of the statement that are open, beside the schemas of the kernel's own tables. */
  readonly open: number;
  /** Tables whose schema is open, and that are none of the kernel's. */
  readonly strangers: readonly string[];
  /** Places inside of constants that are open: no name, but no value that is known to be safe either. */
  readonly quoted: number;
}

interface Question {
  readonly text: string;
  readonly shape: Shape;
  readonly holes: readonly HoleKind[];
  /** Whether the schema of this table may be a hole here. */
  readonly isEngineTable: (name: string) => boolean;
  /** Numbers stand in the text whose values are not known. */
  readonly isLoose: boolean;
}

const marks = new RegExp(holeMark.source, 'g');

/** Everything that one text does. */
export function readSql({ text, shape, holes, isEngineTable, isLoose }: Question, parser: SqlParser): ReadSql {
  const filled = text.replaceAll(marks, (mark, index) => fillings[holes[Number(index)] ?? 'open'] ?? mark);
  const walk = walkOf(filled, shape, new Walk(parser, isLoose), parser);
  const ofEngine = walk.uses.filter((use) => use.kind === 'object' && isMark(use.schema) && isEngineTable(use.name));
  const counted = (filled.match(marks) ?? []).length;
  const quoted = walk.uses.filter((use) => use.kind === 'quoted').length;
  const strangers = walk.uses.flatMap((use) => {
    const isStranger =
      use.kind === 'object' && isMark(use.schema) && !isMark(use.name) && use.name !== '*' && !isEngineTable(use.name);
    return isStranger ? [use.name ?? ''] : [];
  });
  return {
    strangers: [...new Set(strangers)],
    uses: distinct(walk.uses.filter((use) => !namesHole(use))),
    open: counted - ofEngine.length - quoted,
    quoted,
  };
}

const fillings: Readonly<Record<HoleKind, string | undefined>> = {
  value: ' null ',
  alias: 'alias_of_column',
  open: undefined,
};

const isMark = (name: string | null): boolean => name !== null && holeMark.test(name);

const namesHole = (use: SqlUse): boolean => isMark(use.name) || (use.kind === 'object' && isMark(use.schema));

function walkOf(text: string, { before, after, isPart }: Shape, walk: Walk, parser: SqlParser): Walk {
  const variants = isPart ? [plain(text), quoted(plain(text))] : [text];
  const parsing = variants.map((it) => `${before}${it}${after}`);
  const chosen = parsing.find((it) => !('error' in parser.parse(it))) ?? parsing[0] ?? '';
  walk.text(chosen);
  return walk;
}

/** TypeORM's parameters: `:name`, `:...name`. */
const plain = (text: string): string => text.replaceAll(/(?<![:\w]):(?:\.\.\.)?[A-Za-z_][\w.]*/g, '$$1');

/** TypeORM quotes an alias and a property: `user.name` is no keyword there. */
const quoted = (text: string): string => text.replaceAll(/(?<!["'\w.])([A-Za-z_]\w*)\.([A-Za-z_]\w*)/g, '"$1"."$2"');
