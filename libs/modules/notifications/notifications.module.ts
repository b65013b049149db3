import { Module } from '@nestjs/common';
import { Clock } from '../../shared/clock/index.js';
import { provideConfig } from '../../shared/config/index.js';
import { DatabaseModule } from '../../shared/database/index.js';
import { EventsModule } from '../../shared/events/index.js';
import { Outward, OutwardModule } from '../../shared/outward/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Email } from './emails/email.entity.js';
import { SecretMails } from './emails/emails.handlers.js';
import { MailedLinks } from './emails/emails.links.js';
import { MailCaps } from './emails/emails.caps.js';
import { EmailsRepository } from './emails/emails.repository.js';
import { EmailsService } from './emails/emails.service.js';
import { Letters } from './emails/emails.templates.js';
import { MailTransport } from './emails/emails.transport.js';
import { SmtpTransport } from './emails/smtp.transport.js';
import { InboxItem } from './inbox/inbox-item.entity.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Orphans } from './inbox/inbox.handlers.js';
import { InboxRepository } from './inbox/inbox.repository.js';
import { InboxService } from './inbox/inbox.service.js';
import { MailboxController } from './mailbox/mailbox.controller.js';
import { MailboxService } from './mailbox/mailbox.service.js';
import { MailboxStore } from './mailbox/mailbox.store.js';
import { MailboxTransport } from './mailbox/mailbox.transport.js';
import { CreateEmails1764000000002 } from './migrations/1764000000002-create-emails.js';
import { CreateInbox1764102000000 } from './migrations/1764102000000-create-inbox.js';
import { RenewWalls1764105000002 } from './migrations/1764105000002-renew-walls.js';
import { Facts } from './notices/notices.facts.js';
import { Notices } from './notices/notices.handlers.js';
import { NoticeMails } from './notices/notices.mails.js';
import { NoticeRecipients } from './notices/notices.recipients.js';
import { NotificationsConfig } from './notifications.config.js';

const transport = {
  provide: MailTransport,
  inject: [NotificationsConfig, MailboxStore, Clock, Outward],
  useFactory: (config: NotificationsConfig, mailbox: MailboxStore, clock: Clock, outward: Outward): MailTransport =>
    config.transport === 'smtp' ? new SmtpTransport(config, outward) : new MailboxTransport(mailbox, config, clock),
};

const database = DatabaseModule.forModule('notifications', {
  entities: [Email, InboxItem],
  migrations: [CreateEmails1764000000002, CreateInbox1764102000000, RenewWalls1764105000002],
});

@Module({
  imports: [database, EventsModule.forModule('notifications'), OutwardModule, IdentityModule, OrganizationsModule],
  controllers: [InboxController, MailboxController],
  providers: [
    provideConfig(NotificationsConfig),
    EmailsRepository,
    EmailsService,
    MailCaps,
    Letters,
    MailedLinks,
    MailboxService,
    MailboxStore,
    SecretMails,
    transport,
    InboxRepository,
    InboxService,
    Orphans,
    Facts,
    NoticeRecipients,
    Notices,
    NoticeMails,
  ],
})
export class NotificationsModule {}
