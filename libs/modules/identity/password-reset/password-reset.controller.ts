import { Controller, Get, Post } from '@nestjs/common';
import { Body, Caller, Page, Public, Refuses, Returns, ReturnsNothing, Summary } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';
import { mailsThrottled, passwordCommon, passwordGuessable, verificationInvalid } from '../identity.errors.js';
import { ForgotPassword, PasswordResetAttempt, ResetPassword } from './password-reset.dto.js';
import { resetPage } from './password-reset.page.js';
import { PasswordResetService } from './password-reset.service.js';

@Controller()
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  @Post('v1/auth/password/forgot')
  @Public('Whoever forgot the password cannot sign in')
  @Summary('Have a link for a new password mailed')
  @Returns(PasswordResetAttempt, 202)
  @Refuses(mailsThrottled)
  forgotPassword(@Caller() caller: Caller, @Body(ForgotPassword) body: ForgotPassword): Promise<PasswordResetAttempt> {
    return this.resets.forgot(caller, body);
  }

  @Post('v1/auth/password/reset')
  @Public('The mailed token or code is the credential')
  @Summary('Choose a new password and end all sessions; then sign in with it')
  @ReturnsNothing()
  @Refuses(verificationInvalid, passwordCommon, passwordGuessable)
  resetPassword(@Caller() caller: Caller, @Body(ResetPassword) body: ResetPassword): Promise<void> {
    return this.resets.reset(caller, body);
  }

  @Get('pages/reset')
  @Public('The page holds nothing of anybody: what it proves stands in the link, after the #')
  @Summary('The page that a mailed link opens')
  @Page()
  showResetPage(): PageView {
    return resetPage;
  }
}
