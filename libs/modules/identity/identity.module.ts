import { Module } from '@nestjs/common';
import { provideConfig, provideKeys } from '../../shared/config/index.js';
import { DatabaseModule } from '../../shared/database/index.js';
import { EventsModule } from '../../shared/events/index.js';
import { Authenticator } from '../../shared/http/index.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeyCount } from './api-keys/api-key-count.entity.js';
import { ApiKeySecret } from './api-keys/api-key-secret.entity.js';
import { ApiKeySecretsRepository } from './api-keys/api-key-secrets.repository.js';
import { ApiKeyAuthenticator } from './api-keys/api-keys.authenticator.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysRepository } from './api-keys/api-keys.repository.js';
import { ApiKeyRotation } from './api-keys/api-keys.rotation.js';
import { ApiKeyScopes } from './api-keys/api-keys.scopes.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { ApiKeyUpkeep } from './api-keys/api-keys.upkeep.js';
import { CredentialAuthenticator } from './identity.authenticator.js';
import { IdentityConfig } from './identity.config.js';
import { emailRegistered } from './identity.errors.js';
import { IdentityFacade } from './identity.facade.js';
import './identity.notices.js';
import './identity.permissions.js';
import { CreateIdentity1764000000000 } from './migrations/1764000000000-create-identity.js';
import { CountFailedSignIns1764100000200 } from './migrations/1764100000200-count-failed-sign-ins.js';
import { LetPasswordsBeReset1764100010000 } from './migrations/1764100010000-let-passwords-be-reset.js';
import { RenewWalls1764105000000 } from './migrations/1764105000000-renew-walls.js';
import { CreateApiKeys1765000000100 } from './migrations/1765000000100-create-api-keys.js';
import { OneTimeToken } from './one-time-tokens/one-time-token.entity.js';
import { OneTimeTokensRepository } from './one-time-tokens/one-time-tokens.repository.js';
import { OneTimeTokenSecrets } from './one-time-tokens/one-time-tokens.secrets.js';
import { OneTimeTokensService } from './one-time-tokens/one-time-tokens.service.js';
import { PasswordChangeController } from './password-change/password-change.controller.js';
import { PasswordChangeService } from './password-change/password-change.service.js';
import { PasswordResetController } from './password-reset/password-reset.controller.js';
import { PasswordResetService } from './password-reset/password-reset.service.js';
import { PasswordPolicy } from './passwords/passwords.policy.js';
import { PasswordQueue } from './passwords/passwords.queue.js';
import { PasswordsService } from './passwords/passwords.service.js';
import { Session } from './sessions/session.entity.js';
import { SessionAuthenticator } from './sessions/sessions.authenticator.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { FailedSignIn } from './sign-in/failed-sign-in.entity.js';
import { FailedSignInsRepository } from './sign-in/failed-sign-ins.repository.js';
import { FailedSignIns } from './sign-in/failed-sign-ins.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignUpController } from './sign-up/sign-up.controller.js';
import { SignUpService } from './sign-up/sign-up.service.js';
import { MailThrottle } from './throttles/throttles.mails.js';
import { SignInThrottle } from './throttles/throttles.sign-in.js';
import { User } from './users/user.entity.js';
import { UsersController } from './users/users.controller.js';
import { UsersRepository } from './users/users.repository.js';
import { UsersService } from './users/users.service.js';

@Module({
  imports: [
    DatabaseModule.forModule('identity', {
      entities: [User, Session, OneTimeToken, FailedSignIn, ApiKey, ApiKeySecret, ApiKeyCount],
      migrations: [
        CreateIdentity1764000000000,
        CountFailedSignIns1764100000200,
        LetPasswordsBeReset1764100010000,
        RenewWalls1764105000000,
        CreateApiKeys1765000000100,
      ],
      constraints: { users_email_key_unique: emailRegistered },
    }),
    EventsModule.forModule('identity'),
  ],
  controllers: [
    SignUpController,
    SignInController,
    PasswordResetController,
    PasswordChangeController,
    UsersController,
    SessionsController,
    ApiKeysController,
  ],
  providers: [
    provideConfig(IdentityConfig),
    provideKeys('identity'),
    UsersRepository,
    UsersService,
    SessionsRepository,
    SessionsService,
    SessionAuthenticator,
    ApiKeysRepository,
    ApiKeySecretsRepository,
    ApiKeyScopes,
    ApiKeysService,
    ApiKeyRotation,
    ApiKeyUpkeep,
    ApiKeyAuthenticator,
    { provide: Authenticator, useClass: CredentialAuthenticator },
    OneTimeTokensRepository,
    OneTimeTokenSecrets,
    OneTimeTokensService,
    PasswordPolicy,
    PasswordQueue,
    PasswordsService,
    SignInThrottle,
    MailThrottle,
    SignUpService,
    FailedSignInsRepository,
    FailedSignIns,
    SignInService,
    PasswordResetService,
    PasswordChangeService,
    IdentityFacade,
  ],
  exports: [IdentityFacade, Authenticator],
})
export class IdentityModule {}
