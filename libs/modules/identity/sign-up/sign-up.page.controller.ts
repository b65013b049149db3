import { Controller, Get } from '@nestjs/common';
import { Page, Public, Summary } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';
import { verifyPage } from './sign-up.page.js';

@Controller('pages/verify')
export class SignUpPageController {
  @Get()
  @Public('The page holds nothing of anybody: what it proves stands in the link, after the #')
  @Summary('The page that a mailed link opens')
  @Page()
  showVerifyPage(): PageView {
    return verifyPage;
  }
}
