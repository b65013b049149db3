/** Settings that cannot be used. The message names every variable that is wrong, and never a secret's value. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.length === 1 ? problems[0] : `${problems.length} settings are wrong:\n  ${problems.join('\n  ')}`);
    this.name = 'ConfigurationError';
  }
}
