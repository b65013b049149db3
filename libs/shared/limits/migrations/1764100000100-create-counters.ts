interface Runner {
  query(text: string): Promise<unknown>;
}

export class CreateCounters1764100000100 {
  /** Room on each page keeps an update, which comes with every request, from touching an index. */
  async up(runner: Runner): Promise<void> {
    await runner.query(`
      create unlogged table limits.counters (
        key bytea primary key constraint counters_key_length check (length(key) = 16),
        taken int not null constraint counters_taken check (taken >= 0),
        free_at timestamptz not null,
        resets_at timestamptz not null
      ) with (fillfactor = 50)`);
    await runner.query(`create index counters_over on limits.counters (resets_at)`);
  }

  async down(runner: Runner): Promise<void> {
    await runner.query(`drop table limits.counters`);
  }
}
