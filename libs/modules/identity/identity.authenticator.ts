import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/callers/index.js';
import { Authenticator } from '../../shared/http/index.js';
import { ApiKeyAuthenticator } from './api-keys/api-keys.authenticator.js';
import { isApiKeyLike } from './api-keys/api-keys.form.js';
import { SessionAuthenticator } from './sessions/sessions.authenticator.js';

/** People come by the token of a session, programs by an API key: what a credential begins with tells which. */
@Injectable()
export class CredentialAuthenticator extends Authenticator {
  constructor(
    private readonly sessions: SessionAuthenticator,
    private readonly keys: ApiKeyAuthenticator,
  ) {
    super();
  }

  override authenticate(caller: Caller, token: string): Promise<Caller | null> {
    return isApiKeyLike(token) ? this.keys.authenticate(caller, token) : this.sessions.authenticate(caller, token);
  }
}
