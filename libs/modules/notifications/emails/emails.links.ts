import { Injectable } from '@nestjs/common';
import { HttpConfig } from '../../../shared/http/index.js';

const ourPages: ReadonlySet<string> = new Set(['/verify', '/accept', '/reset']);

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

  reset(token: string): string {
    return this.to('reset', token);
  }

  /** A path of the customer's app; without one, our page of that name, and null where we have none. */
  app(path: string): string | null {
    const { publicAppUrl, publicUrl } = this.config;
    if (publicAppUrl) return `${publicAppUrl}${path}`;
    return ourPages.has(path) ? `${publicUrl}/pages${path}` : null;
  }

  private to(page: string, token: string): string {
    const { publicAppUrl, publicUrl } = this.config;
    return `${publicAppUrl || `${publicUrl}/pages`}/${page}#${encodeURIComponent(token)}`;
  }
}
