import { Controller, Delete, Get, Post } from '@nestjs/common';
import {
  Caller,
  LoadClass,
  PageQuery,
  PathId,
  Query,
  Returns,
  ReturnsNothing,
  SignedIn,
  Summary,
} from '../../../shared/http/index.js';
import { sessionNotFound } from '../identity.errors.js';
import { SessionList } from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@Controller('v1/me/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @SignedIn()
  @Summary('List my live sessions, the newest first')
  @Returns(SessionList)
  listSessions(@Caller() caller: Caller, @Query(PageQuery) page: PageQuery): Promise<SessionList> {
    return this.sessions.list(caller, page);
  }

  @Post('revoke-others')
  @SignedIn()
  @LoadClass('critical')
  @Summary('End all my sessions but the one that calls')
  @ReturnsNothing()
  revokeOtherSessions(@Caller() caller: Caller): Promise<void> {
    return this.sessions.revokeOthers(caller);
  }

  @Delete(':sessionId')
  @SignedIn()
  @LoadClass('critical')
  @Summary('End one of my sessions')
  @ReturnsNothing()
  revokeSession(@Caller() caller: Caller, @PathId('sessionId', sessionNotFound) sessionId: string): Promise<void> {
    return this.sessions.revoke(caller, sessionId);
  }
}
