import { Controller, Get, Patch } from '@nestjs/common';
import { Body, Caller, LoadClass, Returns, SignedIn, Summary } from '../../../shared/http/index.js';
import { ChangeMe, MeView } from './users.dto.js';
import { UsersService } from './users.service.js';

@Controller('v1/me')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @SignedIn()
  @LoadClass('critical')
  @Summary('Who am I')
  @Returns(MeView)
  getMe(@Caller() caller: Caller): Promise<MeView> {
    return this.users.me(caller);
  }

  @Patch()
  @SignedIn()
  @Summary('Change my name or language')
  @Returns(MeView)
  changeMe(@Caller() caller: Caller, @Body(ChangeMe) body: ChangeMe): Promise<MeView> {
    return this.users.changeMe(caller, body);
  }
}
