import { Module } from '@nestjs/common';
import { Clock } from '../../shared/clock/index.js';
import { provideConfig } from '../../shared/config/index.js';
import { DatabaseModule } from '../../shared/database/index.js';
import { EventsModule } from '../../shared/events/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Email } from './emails/email.entity.js';
import { SecretMails } from './emails/emails.handlers.js';
import { MailedLinks } from './emails/emails.links.js';
import { EmailsRepository } from './emails/emails.repository.js';
import { EmailsService } from './emails/emails.service.js';
import { Letters } from './emails/emails.templates.js';
import { MailTransport } from './emails/emails.transport.js';
import { SmtpTransport } from './emails/smtp.transport.js';
import { MailboxController } from './mailbox/mailbox.controller.js';
import { MailboxService } from './mailbox/mailbox.service.js';
import { MailboxStore } from './mailbox/mailbox.store.js';
import { MailboxTransport } from './mailbox/mailbox.transport.js';
import { CreateEmails1764000000002 } from './migrations/1764000000002-create-emails.js';
import { NotificationsConfig } from './notifications.config.js';

const transport = {
  provide: MailTransport,
  inject: [NotificationsConfig, MailboxStore, Clock],
  useFactory: (config: NotificationsConfig, mailbox: MailboxStore, clock: Clock): MailTransport =>
    config.transport === 'smtp' ? new SmtpTransport(config) : new MailboxTransport(mailbox, config, clock),
};

@Module({
  imports: [
    DatabaseModule.forModule('notifications', { entities: [Email], migrations: [CreateEmails1764000000002] }),
    EventsModule.forModule('notifications'),
    IdentityModule,
    OrganizationsModule,
  ],
  controllers: [MailboxController],
  providers: [
    provideConfig(NotificationsConfig),
    EmailsRepository,
    EmailsService,
    Letters,
    MailedLinks,
    MailboxService,
    MailboxStore,
    SecretMails,
    transport,
  ],
})
export class NotificationsModule {}
