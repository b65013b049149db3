import { Controller, Delete, Get, Post } from '@nestjs/common';
import { Caller, PathId, Query, Returns, ReturnsNothing, SignedIn, Summary } from '../../../shared/http/index.js';
import { notificationNotFound } from '../notifications.errors.js';
import { NotificationList, NotificationQuery, UnreadCount } from './inbox.dto.js';
import { InboxService } from './inbox.service.js';

@Controller('v1/me/notifications')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @SignedIn()
  @Summary('List what I was told, the newest first')
  @Returns(NotificationList)
  listNotifications(
    @Caller() caller: Caller,
    @Query(NotificationQuery) query: NotificationQuery,
  ): Promise<NotificationList> {
    return this.inbox.list(caller, query);
  }

  @Get('unread-count')
  @SignedIn()
  @Summary('Count what I have not read')
  @Returns(UnreadCount)
  countUnread(@Caller() caller: Caller): Promise<UnreadCount> {
    return this.inbox.countUnread(caller);
  }

  @Post('read-all')
  @SignedIn()
  @Summary('Mark all as read')
  @ReturnsNothing()
  markAllRead(@Caller() caller: Caller): Promise<void> {
    return this.inbox.markAllRead(caller);
  }

  @Post(':notificationId/read')
  @SignedIn()
  @Summary('Mark one as read')
  @ReturnsNothing()
  markRead(@Caller() caller: Caller, @PathId('notificationId', notificationNotFound) id: string): Promise<void> {
    return this.inbox.markRead(caller, id);
  }

  @Delete(':notificationId')
  @SignedIn()
  @Summary('Delete one')
  @ReturnsNothing()
  deleteNotification(
    @Caller() caller: Caller,
    @PathId('notificationId', notificationNotFound) id: string,
  ): Promise<void> {
    return this.inbox.delete(caller, id);
  }
}
