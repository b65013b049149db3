import type { Edge, Place } from '../../model/edge.ts';
import type { MixedTransaction, Recording, TestRunFacts } from '../../model/test-run.ts';
import { SqlParser } from '../sql/parser.ts';
import type { ObjectUse } from '../sql/uses.ts';
import { Walk } from '../sql/walk.ts';

/** What recordings of a run of the tests show. */
export interface Recorded {
  readonly facts: TestRunFacts;
  readonly edges: readonly Edge[];
}

/** Reads recordings of all spec files into facts. `schemas`: those of the product, which has an owner for each. */
export async function readRecordings(
  recordings: readonly Recording[],
  schemas: ReadonlySet<string>,
): Promise<Recorded> {
  const reading = new RunReading(await SqlParser.load(), schemas);
  for (const recording of recordings) reading.take(recording);
  return reading.result();
}

class RunReading {
  private readonly seen = new Set<string>();
  private readonly uses = new Map<string, readonly ObjectUse[]>();
  private readonly edges = new Map<string, Edge>();
  private readonly mixed = new Map<string, MixedTransaction>();
  private readonly loops = new Map<string, TestRunFacts['loops'][number]>();
  private readonly nested = new Map<string, TestRunFacts['nested'][number]>();
  private readonly parser: SqlParser;
  private readonly schemas: ReadonlySet<string>;

  constructor(parser: SqlParser, schemas: ReadonlySet<string>) {
    this.parser = parser;
    this.schemas = schemas;
  }

  take({ statements, transactions, loops, nested }: Recording): void {
    for (const statement of statements) this.takeStatement(statement);
    for (const { module, statements: sent } of transactions) {
      const all = sent.flatMap((index) => statements[index] ?? []);
      this.takeTransaction(module, all);
    }
    for (const { by, name, count, at } of loops) {
      this.loops.set(`${by} ${name} ${at}`, { place: placeOf(at), by, name, count });
    }
    for (const { kind, name, inside, at } of nested) {
      this.nested.set(`${kind} ${name} ${inside}`, { place: placeOf(at), kind, name, inside });
    }
  }

  result(): Recorded {
    const { seen, edges, mixed, loops, nested } = this;
    const facts = { statements: seen.size, mixed: [...mixed.values()], loops: [...loops.values()] };
    return { facts: { ...facts, nested: [...nested.values()] }, edges: [...edges.values()] };
  }

  /** A statement of one module on what is another's. */
  private takeStatement({ module, text, at }: Recording['statements'][number]): void {
    for (const use of this.foreign(module, text)) {
      const from = placeOf(at);
      const specifier = `${use.schema}.${use.name}`;
      this.edges.set(`${at} ${specifier} ${use.access}`, {
        from,
        to: { kind: 'relation', schema: use.schema, name: use.name },
        via: 'test-run',
        form: use.access,
        specifier,
        names: [module],
        evidence: [from],
        proof: 'proven',
      });
    }
  }

  private takeTransaction(module: string, sent: Recording['statements']): void {
    if (!sent.some(({ text }) => this.othersIn(module, text).length > 0)) return;
    const written = sent.flatMap(({ text, at }) =>
      this.usesOf(text)
        .filter(({ access, schema }) => access === 'write' && schema !== null && this.schemas.has(schema))
        .map((use) => ({ ...use, at })),
    );
    const owners = [...new Set(written.flatMap(({ schema }) => schema ?? []))].sort();
    if (owners.length < 2) return;
    const relations = [...new Set(written.map(({ schema, name }) => `${schema}.${name}`))].sort();
    const place = placeOf(written.find(({ schema }) => schema !== module)?.at ?? null);
    this.mixed.set(`${module} ${relations.join()}`, { place, module, owners, relations });
  }

  private foreign(module: string, text: string): readonly ObjectUse[] {
    this.seen.add(text);
    const others = this.othersIn(module, text);
    if (others.length === 0) return [];
    return this.usesOf(text).filter(({ schema }) => schema !== null && others.includes(schema));
  }

  /** A name that does not stand in the text cannot be meant by it: that spares most of the parsing. */
  private othersIn(module: string, text: string): readonly string[] {
    return [...this.schemas].filter((it) => it !== module && text.includes(it));
  }

  private usesOf(text: string): readonly ObjectUse[] {
    const known = this.uses.get(text);
    if (known) return known;
    const walk = new Walk(this.parser, false);
    walk.text(text);
    const uses = walk.uses.filter((it): it is ObjectUse => it.kind === 'object');
    this.uses.set(text, uses);
    return uses;
  }
}

/** `libs/x.ts:12 ← libs/y.ts:3`: the line itself. */
function placeOf(at: string | null): Place {
  const [, file = '', line = '1'] = /^(\S+?):(\d+)/.exec(at ?? '') ?? [];
  return { file: file === '' ? 'an unknown place' : file, line: Number(line), column: 1 };
}
