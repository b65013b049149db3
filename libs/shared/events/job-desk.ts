import type { InboxRow } from './inbox.js';
import type { Jobs } from './jobs.js';

/** The jobs of one module that this process has in hand, a few at once. */
export class JobDesk {
  private readonly inHand = new Set<Promise<void>>();
  private readonly failures: Error[] = [];

  constructor(
    private readonly jobs: Jobs,
    readonly module: string,
    readonly places: number,
    private readonly stopping: AbortSignal,
  ) {}

  get busy(): number {
    return this.inHand.size;
  }

  /**
   * Takes as many jobs as there are free places, in one statement, and begins them. @returns how many
   * @param whenFree called each time that a place has become free
   * @throws what kept a job from being marked since the last time: a database that is away, as a rule
   */
  async fill(whenFree: () => void): Promise<number> {
    const [failure] = this.failures.splice(0);
    if (failure) throw failure;
    const free = this.places - this.inHand.size;
    if (free === 0) return 0;
    const rows = await this.jobs.claim(this.module, free);
    for (const row of rows) this.begin(row, whenFree);
    return rows.length;
  }

  async empty(): Promise<void> {
    await Promise.all(this.inHand);
  }

  private begin(row: InboxRow, whenFree: () => void): void {
    const work = this.jobs
      .work(this.module, row, this.stopping)
      .catch((error: Error) => void this.failures.push(error))
      .finally(() => {
        this.inHand.delete(work);
        whenFree();
      });
    this.inHand.add(work);
  }
}
