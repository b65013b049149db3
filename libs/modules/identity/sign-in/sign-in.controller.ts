import { Controller, Post } from '@nestjs/common';
import {
  Body,
  Caller,
  Cookies,
  LoadClass,
  Public,
  Refuses,
  Returns,
  ReturnsNothing,
  SessionCookies,
  SignedIn,
  Summary,
} from '../../../shared/http/index.js';
import { credentialsInvalid, signInThrottled } from '../identity.errors.js';
import { deliver } from '../sessions/sessions.delivery.js';
import { SignedInView } from '../sessions/sessions.dto.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignIn } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

@Controller('v1/auth')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
  ) {}

  @Post('sign-in')
  @Public('Address and password are the credential')
  @Summary('Sign in with address and password')
  @Returns(SignedInView)
  @Refuses(credentialsInvalid, signInThrottled)
  async signIn(
    @Caller() caller: Caller,
    @Body(SignIn) body: SignIn,
    @Cookies() cookies: SessionCookies,
  ): Promise<SignedInView> {
    return deliver(await this.signIns.signIn(caller, body), body.delivery, cookies);
  }

  @Post('sign-out')
  @SignedIn()
  @LoadClass('critical')
  @Summary('End the session that calls')
  @ReturnsNothing()
  signOut(@Caller() caller: Caller, @Cookies() cookies: SessionCookies): Promise<void> {
    return this.sessions.signOut(caller).then(() => cookies.clear());
  }
}
