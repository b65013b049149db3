import { Injectable } from '@nestjs/common';
import { HttpConfig } from '../../../shared/http/index.js';

/**
 * Where mailed links lead: to the customer's own pages where there are any, else to ours. The token stands after `#`,
 * so it reaches the page but no server, log or referrer on the way.
 */
@Injectable()
export class MailedLinks {
  constructor(private readonly config: HttpConfig) {}

  verify(token: string): string {
    return this.to('verify', token);
  }

  accept(token: string): string {
    return this.to('accept', token);
  }

  /** Without a token it is where a link is asked for. */
  reset(token?: string): string {
    return this.to('reset', token);
  }

  private to(page: string, token?: string): string {
    const { publicAppUrl, publicUrl } = this.config;
    const fragment = token === undefined ? '' : `#${encodeURIComponent(token)}`;
    return `${publicAppUrl || `${publicUrl}/pages`}/${page}${fragment}`;
  }
}
