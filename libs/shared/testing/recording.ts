import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Activities } from '../activity/index.js';
import type { Activity } from '../activity/index.js';
import { declaredCompartments, fingerprintOf, isBracket, Statements } from '../database/index.js';
import type { Statement } from '../database/index.js';
import { Origin } from './origin.js';

/** Calls of one method by one piece of work, from one line, that are a loop. */
const A_LOOP = 4;

interface Sent {
  readonly module: string;
  readonly text: string;
  /** Where it was sent, if it may be somebody else's business: a stack is costly to read. */
  readonly at: string | null;
}

/** What a run has done that only a run shows, as the architecture gate reads it. */
export class Recording {
  /** By what all runs of a statement have in common, and by what was sent. */
  private readonly statements = new Map<string, Sent & { readonly index: number }>();
  private readonly texts = new Map<string, number>();
  private readonly open = new Map<Activity, Set<number>>();
  private readonly transactions = new Map<
    string,
    { readonly module: string; readonly statements: readonly number[] }
  >();
  private readonly calls = new Map<Activity, Map<string, Origin[]>>();
  private readonly loops = new Map<string, object>();
  private readonly nested = new Map<string, object>();

  /** Listens to one program until it is closed. */
  listenTo(statements: Statements, activities: Activities, closing: () => void = () => undefined): void {
    statements.listen((statement) => this.hear(statement));
    activities.listen({
      began: (activity) => this.began(activity),
      ended: (activity) => this.ended(activity),
      closing: async () => closing(),
    });
  }

  toJSON(): object {
    return {
      statements: [...this.statements.values()].map(({ module, text, at }) => ({ module, text, at })),
      transactions: [...this.transactions.values()],
      loops: [...this.loops.values()],
      nested: [...this.nested.values()],
    };
  }

  private hear({ module, text, activity }: Statement): void {
    if (isBracket(text)) return;
    const index = this.indexOf(module, text);
    const transaction = activity && around(activity, ({ kind }) => kind === 'transaction');
    const written = transaction && this.open.get(transaction);
    if (written) written.add(index);
    else this.keep(module, [index]);
  }

  private indexOf(module: string, text: string): number {
    const known = this.texts.get(`${module} ${text}`);
    if (known !== undefined) return known;
    const key = `${module} ${fingerprintOf(text)}`;
    const { index } = this.statements.get(key) ?? { index: this.statements.size };
    const at = mayBeForeign(module, text) ? new Origin().toString() : null;
    if (index === this.statements.size) this.statements.set(key, { module, text, index, at });
    this.texts.set(`${module} ${text}`, index);
    return index;
  }

  private began(activity: Activity): void {
    const { kind, module, name, parent } = activity;
    if (kind === 'transaction') this.open.set(activity, new Set());
    if (kind === 'facade' && parent) this.count(activity, parent);
    if (kind !== 'facade' && kind !== 'handler') return;
    const outer = parent && around(parent, (it) => it.kind === 'transaction' && it.module !== module);
    const key = `${kind} ${name} ${outer?.module}`;
    if (!outer || this.nested.has(key)) return;
    this.nested.set(key, { kind, module, name, inside: outer.module, at: new Origin().toString() });
  }

  private ended(activity: Activity): void {
    const written = this.open.get(activity);
    this.open.delete(activity);
    this.calls.delete(activity);
    if (written && written.size > 0)
      this.keep(
        activity.module,
        [...written].sort((a, b) => a - b),
      );
  }

  private keep(module: string, statements: readonly number[]): void {
    this.transactions.set(`${module} ${statements.join()}`, { module, statements });
  }

  private count({ module, name }: Activity, by: Activity): void {
    const made = this.calls.get(by) ?? new Map<string, Origin[]>();
    this.calls.set(by, made);
    const origins = made.get(name) ?? [];
    made.set(name, [...origins, new Origin()]);
    if (origins.length + 1 < A_LOOP) return;
    const lines = (made.get(name) ?? []).map((it) => it.toString().split(' ← ')[0] ?? '');
    const at = lines.at(-1) ?? '';
    const count = lines.filter((it) => it === at).length;
    if (count < A_LOOP) return;
    this.loops.set(`${by.name} ${name} ${at}`, {
      by: `${by.kind} ${by.name}`,
      caller: by.module,
      module,
      name,
      count,
      at,
    });
  }
}

/** Whether a text could name something of another compartment. */
function mayBeForeign(module: string, text: string): boolean {
  return declaredCompartments().some(({ name }) => name !== module && text.includes(name));
}

function around(activity: Activity, isOne: (it: Activity) => boolean): Activity | undefined {
  let it: Activity | undefined = activity;
  while (it && !isOne(it)) it = it.parent;
  return it;
}

const folder = process.env['BOUNDARIES_RECORDING'];
const ofThisFile = new Recording();
const file = folder && join(folder, `${randomUUID()}.json`);

/** Records what a program does, where a run of all tests asks for it. */
export function recordRun(app: INestApplicationContext): void {
  if (!file) return;
  const [statements, activities] = [app.get(Statements, { strict: false }), app.get(Activities, { strict: false })];
  ofThisFile.listenTo(statements, activities, () => writeFileSync(file, JSON.stringify(ofThisFile)));
}
