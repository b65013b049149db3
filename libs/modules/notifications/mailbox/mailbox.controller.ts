import { Controller, Get, Headers } from '@nestjs/common';
import { Caller, Public, Query, Returns, Summary } from '../../../shared/http/index.js';
import { MailboxQuery, MailList } from './mailbox.dto.js';
import { mailboxPage } from './mailbox.page.js';
import { MailboxService } from './mailbox.service.js';

@Controller('dev/mailbox')
export class MailboxController {
  constructor(private readonly mailbox: MailboxService) {}

  @Get()
  @Public('shows the mails of a development machine, to that machine alone')
  @Summary('Mails that the mailbox transport kept, newest first, as JSON or as a page')
  @Returns(MailList, 200, { page: mailboxPage })
  list(
    @Caller() caller: Caller,
    @Headers('host') host: string,
    @Query(MailboxQuery) query: MailboxQuery,
  ): Promise<MailList> {
    return this.mailbox.list(caller, host, query);
  }
}
