import { Controller, Post } from '@nestjs/common';
import {
  Body,
  Caller,
  Cookies,
  Refuses,
  Returns,
  SessionCookies,
  SignedIn,
  Summary,
  Unrepeatable,
} from '../../../shared/http/index.js';
import { passwordCommon, passwordGuessable, passwordWrong, signInThrottled } from '../identity.errors.js';
import { deliverAgain } from '../sessions/sessions.delivery.js';
import { SignedInView } from '../sessions/sessions.dto.js';
import { ChangePassword, Reauthenticate } from './password-change.dto.js';
import { PasswordChangeService } from './password-change.service.js';

@Controller('v1/auth')
export class PasswordChangeController {
  constructor(private readonly changes: PasswordChangeService) {}

  @Post('password/change')
  @SignedIn()
  @Unrepeatable()
  @Summary('Choose another password; this session gets a new token, the others stay')
  @Returns(SignedInView)
  @Refuses(passwordWrong, passwordCommon, passwordGuessable, signInThrottled)
  async changePassword(
    @Caller() caller: Caller,
    @Body(ChangePassword) body: ChangePassword,
    @Cookies() cookies: SessionCookies,
  ): Promise<SignedInView> {
    return deliverAgain(await this.changes.change(caller, body), cookies);
  }

  @Post('reauthenticate')
  @SignedIn()
  @Unrepeatable()
  @Summary('Show the password again; this session gets a new token and counts as signed in just now')
  @Returns(SignedInView)
  @Refuses(passwordWrong, signInThrottled)
  async reauthenticate(
    @Caller() caller: Caller,
    @Body(Reauthenticate) body: Reauthenticate,
    @Cookies() cookies: SessionCookies,
  ): Promise<SignedInView> {
    return deliverAgain(await this.changes.reauthenticate(caller, body), cookies);
  }
}
