import { BlockList, isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import { NotificationsConfig } from '../notifications.config.js';
import type { MailboxQuery, MailList } from './mailbox.dto.js';
import { MailboxStore } from './mailbox.store.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** What the mailbox transport kept, for whoever sits at this machine. */
@Injectable()
export class MailboxService {
  constructor(
    private readonly config: NotificationsConfig,
    private readonly store: MailboxStore,
  ) {}

  /** @throws `route_not_found` where mails leave by SMTP, as they must in production, and for any other machine */
  async list(caller: Caller, host: string, { limit, cursor, to }: MailboxQuery): Promise<MailList> {
    if (this.config.transport !== 'mailbox' || !isFromHere(caller, host)) throw kernelErrors.routeNotFound();
    const scope = ['mailbox', to ?? ''];
    const [before] = readCursor(cursor, scope) ?? [];
    const mails = await this.store.list(limit + 1, { to: to || undefined, before });
    const { rows: items, nextCursor } = toPage(mails, limit, scope, (mail) => [mail.id]);
    return { items, nextCursor };
  }
}

/** By address and by name: a foreign page whose own name was pointed at this machine comes from its browser, too. */
function isFromHere({ client }: Caller, host: string): boolean {
  const ip = client?.ip ?? '';
  return loopbackHost.test(host) && loopback.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}
