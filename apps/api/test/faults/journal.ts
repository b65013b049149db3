/** What a client asks for in the journal's traffic; each takes an idempotency key. */
export type Kind = 'create' | 'invite' | 'resend';

export interface Operation {
  readonly kind: Kind;
  readonly key: string;
  readonly path: string;
  readonly body?: object;
  /** What its effect is known by: the organization's name, the invited address, or the invitation's id. */
  readonly subject: string;
}

/** One line of a client's journal. */
export interface Entry extends Operation {
  /** By the clock of the client, in milliseconds. */
  readonly sentAt: number;
  /** Unknown: no answer came, or one that says nothing about the effect. */
  outcome: 'acknowledged' | 'refused' | 'unknown';
  /** Of the last answer; 0 where none came. */
  status: number;
  /** Of what was made or changed, where the client was told. */
  id: string | null;
  /** What went wrong last. */
  trouble: string | null;
}

/** What a status tells about the effect. Only a refusal of what was asked excludes that it has happened. */
export function outcomeOf(status: number): Entry['outcome'] {
  if (status >= 200 && status < 300) return 'acknowledged';
  // 408, 409 and 429 say that it may be asked again; whether an earlier try has had its effect they do not say.
  return status >= 400 && status < 500 && ![408, 409, 429].includes(status) ? 'refused' : 'unknown';
}

/** What the database holds of one subject. */
export interface Found {
  readonly subject: string;
  readonly id: string;
  readonly made: number;
  readonly told: number;
}
export type State = Readonly<Record<Kind, ReadonlyMap<string, Found>>>;

/**
 * Holds a journal against the database: no acknowledged write is lost, none is doubled, and an unknown one has had its effect
 * once or not at all. Each broken promise is a sentence.
 */
export function compare(entries: readonly Entry[], state: State): string[] {
  const broken: string[] = [];
  const made = entries.filter(({ kind }) => kind !== 'resend');
  for (const entry of made) {
    const found = state[entry.kind].get(entry.subject);
    const text = `${entry.kind} of ${entry.subject}, which was ${entry.outcome} (${entry.status})`;
    broken.push(...judge(entry, found).map((it) => `${text}, ${it}`));
  }
  for (const [subject, resends] of Map.groupBy(entries, (it) => (it.kind === 'resend' ? it.subject : null))) {
    if (subject === null) continue;
    const found = state.resend.get(subject) ?? { made: 0, told: 0 };
    const least = resends.filter(({ outcome }) => outcome === 'acknowledged').length;
    const most = least + resends.filter(({ outcome }) => outcome === 'unknown').length;
    for (const [what, count] of [['made', found.made] as const, ['told', found.told] as const])
      if (count < least || count > most)
        broken.push(`resends of ${subject} were ${what} ${count} times, not ${least} to ${most}`);
  }
  return broken;
}

function judge({ outcome, id }: Entry, found: Found | undefined): string[] {
  const { made, told } = found ?? { made: 0, told: 0 };
  const least = outcome === 'acknowledged' ? 1 : 0;
  const most = outcome === 'refused' ? 0 : 1;
  const broken: string[] = [];
  if (made < least) broken.push('is lost');
  if (made > most) broken.push(`has ${made} effects`);
  if (told !== made) broken.push(`was made ${made} times and told of ${told} times`);
  if (found && id !== null && found.id !== id) broken.push(`is not what was answered: ${found.id}, and ${id}`);
  return broken;
}

export const count = (entries: readonly Entry[], outcome: Entry['outcome']): number =>
  entries.filter((it) => it.outcome === outcome).length;
