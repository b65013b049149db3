import { spawnSync } from 'node:child_process';
import { CannotJudge } from '../../model/finding.ts';

/** What git knows of a folder that is, or lies in, a repository of it. */
export class Git {
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
    if (this.ask('rev-parse', '--is-inside-work-tree') === 'true\n') return;
    throw new CannotJudge([
      `${root} is no work tree of git (or git is not installed): impact compares with a revision`,
    ]);
  }

  /** @throws CannotJudge where there is no such revision */
  commit(revision: string): string {
    const found = this.ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)?.trim();
    if (found) return found;
    throw new CannotJudge([`git knows no revision ${revision}: name a commit, a branch or a tag that this clone has`]);
  }

  /** Files that differ from a commit, from the root; what is not committed yet, and not tracked, is among them. */
  changedSince(commit: string): string[] {
    const changed = this.ask('diff', '--name-only', '--no-renames', '--relative', '-z', commit) ?? '';
    const untracked = this.ask('ls-files', '--others', '--exclude-standard', '-z') ?? '';
    return [...new Set([...changed.split('\0'), ...untracked.split('\0')])].filter((it) => it !== '').sort();
  }

  /** The text of a file at a commit; `null`: there was none. */
  text(commit: string, file: string): string | null {
    return this.ask('show', `${commit}:./${file}`);
  }

  /** What git prints; `null` where it refuses. */
  private ask(...words: string[]): string | null {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    const options = { cwd: this.root, env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const { status, stdout } = spawnSync('git', ['--no-pager', ...words], options);
    return status === 0 ? stdout : null;
  }
}
