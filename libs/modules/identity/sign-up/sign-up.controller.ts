import { Controller, Get, Post } from '@nestjs/common';
import {
  Body,
  Caller,
  Cookies,
  Page,
  Public,
  Refuses,
  Returns,
  SessionCookies,
  Summary,
} from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';
import {
  attemptNotFound,
  emailRegistered,
  mailsThrottled,
  passwordCommon,
  passwordGuessable,
  verificationInvalid,
} from '../identity.errors.js';
import { deliver } from '../sessions/sessions.delivery.js';
import { SignedInView } from '../sessions/sessions.dto.js';
import { ResendVerification, SignUp, SignUpAttempt, VerifyEmail } from './sign-up.dto.js';
import { verifyPage } from './sign-up.page.js';
import { SignUpService } from './sign-up.service.js';

@Controller()
export class SignUpController {
  constructor(private readonly signUps: SignUpService) {}

  @Post('v1/auth/sign-up')
  @Public('Whoever signs up has no account yet')
  @Summary('Have a proof of this address mailed')
  @Returns(SignUpAttempt, 202)
  @Refuses(mailsThrottled)
  signUp(@Caller() caller: Caller, @Body(SignUp) body: SignUp): Promise<SignUpAttempt> {
    return this.signUps.signUp(caller, body);
  }

  @Post('v1/auth/verify-email/resend')
  @Public('Whoever signs up has no account yet')
  @Summary('Have another mail sent for a sign-up')
  @Returns(SignUpAttempt, 202)
  @Refuses(attemptNotFound, mailsThrottled)
  resendVerification(
    @Caller() caller: Caller,
    @Body(ResendVerification) body: ResendVerification,
  ): Promise<SignUpAttempt> {
    return this.signUps.resend(caller, body);
  }

  @Post('v1/auth/verify-email')
  @Public('The mailed token or code is the credential')
  @Summary('Prove the address, choose a password, and be signed in')
  @Returns(SignedInView, 201, { location: () => '/v1/me' })
  @Refuses(verificationInvalid, emailRegistered, passwordCommon, passwordGuessable)
  async verifyEmail(
    @Caller() caller: Caller,
    @Body(VerifyEmail) body: VerifyEmail,
    @Cookies() cookies: SessionCookies,
  ): Promise<SignedInView> {
    return deliver(await this.signUps.verifyEmail(caller, body), body.delivery, cookies);
  }

  @Get('pages/verify')
  @Public('The page holds nothing of anybody: what it proves stands in the link, after the #')
  @Summary('The page that a mailed link opens')
  @Page()
  showVerifyPage(): PageView {
    return verifyPage;
  }
}
