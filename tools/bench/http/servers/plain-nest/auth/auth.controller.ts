import { Body, Controller, HttpCode, Ip, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { ZodPipe } from '../zod.pipe.js';
import { Public } from './auth.guard.js';
import { AuthService } from './auth.service.js';

const SignIn = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(1000) });

@Controller('v1/auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('sign-in')
  @HttpCode(200)
  @Public()
  signIn(
    @Body(new ZodPipe(SignIn)) { email, password }: z.output<typeof SignIn>,
    @Ip() ip: string,
    @Headers('user-agent') userAgent: string | null = null,
  ): Promise<object> {
    return this.auth.signIn(email, password, { ip, userAgent });
  }
}
