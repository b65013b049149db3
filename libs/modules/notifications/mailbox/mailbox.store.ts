import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { NotificationsConfig } from '../notifications.config.js';
import type { MailView } from './mailbox.dto.js';

/** Mails hold links that sign people in, so the folder is its owner's alone. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

const MOST_MAILS = 500;

/**
 * Mails in a folder: `<id>.eml` for mail programs and `<id>.json` for us. Ids are UUIDv7, so names sort by age, and a
 * mail that is sent again replaces itself.
 */
@Injectable()
export class MailboxStore {
  private readonly folder: string;

  constructor(config: NotificationsConfig) {
    this.folder = config.mailboxFolder;
  }

  /** The view goes last: it is what makes the mail visible. */
  async add(mail: MailView, eml: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: PRIVATE_FOLDER });
    await this.write(`${mail.id}.eml`, eml);
    await this.write(`${mail.id}.json`, JSON.stringify(mail));
    for (const id of (await this.ids()).slice(MOST_MAILS)) await this.remove(id);
  }

  /** The newest mails that fit, newest first; `before` is the id of the last one seen. */
  async list(limit: number, { to, before }: { to?: string; before?: string }): Promise<MailView[]> {
    const found: MailView[] = [];
    for (const id of await this.ids()) {
      if (found.length === limit) break;
      if (before !== undefined && id >= before) continue;
      const mail = await this.read(id);
      if (mail && (to === undefined || mail.to.toLowerCase() === to.toLowerCase())) found.push(mail);
    }
    return found;
  }

  /** Newest first. */
  private async ids(): Promise<string[]> {
    const names = await readdir(this.folder).catch(nothingIfAbsent<string[]>([]));
    const views = names.filter((name) => name.endsWith('.json'));
    return views.map((name) => name.slice(0, -'.json'.length)).sort((a, b) => (a < b ? 1 : -1));
  }

  /** Null when another process has just cleared it away. */
  private async read(id: string): Promise<MailView | null> {
    const text = await readFile(join(this.folder, `${id}.json`), 'utf8').catch(nothingIfAbsent(null));
    return text === null ? null : (JSON.parse(text) as MailView);
  }

  private async remove(id: string): Promise<void> {
    await rm(join(this.folder, `${id}.json`), { force: true });
    await rm(join(this.folder, `${id}.eml`), { force: true });
  }

  /** Whole or not at all: readers and other writers never see half a file. */
  private async write(name: string, content: Buffer | string): Promise<void> {
    const path = join(this.folder, name);
    const draft = `${path}.${process.pid}.draft`;
    await writeFile(draft, content, { mode: PRIVATE_FILE });
    await rename(draft, path);
  }
}

const nothingIfAbsent =
  <T>(nothing: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return nothing;
    throw error;
  };
