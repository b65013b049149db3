/** Of the calls of a destination, so many may be made again. */
const SHARE = 0.1;
/** Of what was not spent, so much is kept: a quiet hour must not pay for a storm. */
const MOST_KEPT = 10;

/**
 * Bounds what is tried again by what is called, whatever fails: retries by the call alone multiply the load of a destination
 * when it can bear the least. Ten calls earn one retry.
 */
export class RetryBudget {
  /** In hundredths, so that no rounding adds up. */
  private saved = 0;

  /** A call is made. */
  earn(): void {
    this.saved = Math.min(this.saved + SHARE * 100, MOST_KEPT * 100);
  }

  /** Whether one more try may be made now. */
  spend(): boolean {
    if (this.saved < 100) return false;
    this.saved -= 100;
    return true;
  }
}
