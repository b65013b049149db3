// Written by npm run client from the OpenAPI document.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

export type AnswerInvitation = {
    token?: string;
    invitationId?: string;
    code?: string;
};

export type ChangeMe = {
    name?: string;
    locale?: string;
};

export type ChangePassword = {
    currentPassword: string;
    newPassword: string;
};

export type ChangeRole = {
    role: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
};

export type CreateInvitation = {
    email: string;
    role: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
};

export type CreateOrganization = {
    name: string;
    slug?: string;
};

export type ForgotPassword = {
    email: string;
};

export type Health = {
    status: 'ok';
    checks: {
        [key: string]: 'up' | 'down';
    };
};

export type Invitation = {
    id: string;
    organizationId: string;
    email: string;
    role: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
    status: 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired';
    invitedBy: string;
    sentCount: number;
    createdAt: string;
    expiresAt: string;
};

export type InvitationList = {
    items: Array<Invitation>;
    nextCursor: string | null;
};

export type Mail = {
    id: string;
    to: string;
    subject: string;
    text: string;
    html: string;
    links: Array<string>;
    code: string | null;
    receivedAt: string;
};

export type MailList = {
    items: Array<Mail>;
    nextCursor: string | null;
};

export type Me = {
    id: string;
    email: string;
    name: string;
    locale: string;
    createdAt: string;
};

export type Member = {
    userId: string;
    name: string | null;
    email: string | null;
    role: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
    joinedAt: string;
};

export type MemberList = {
    items: Array<Member>;
    nextCursor: string | null;
};

export type MyInvitation = {
    id: string;
    organizationId: string;
    organizationName: string;
    role: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
    expiresAt: string;
};

export type MyInvitationList = {
    items: Array<MyInvitation>;
    nextCursor: string | null;
};

export type MyOrganization = {
    id: string;
    name: string;
    slug: string;
    status: 'active' | 'suspended';
    createdAt: string;
    version: number;
    role: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
};

export type MyOrganizationList = {
    items: Array<MyOrganization>;
    nextCursor: string | null;
};

export type Notification = {
    id: string;
    category: 'security' | 'account' | 'billing' | 'activity' | 'product';
    type: string;
    organizationId: string | null;
    title: string;
    body: string;
    link: string | null;
    occurredAt: string;
    readAt: string | null;
};

export type NotificationList = {
    items: Array<Notification>;
    nextCursor: string | null;
};

export type OpenApiDocument = {
    openapi: string;
    [key: string]: unknown;
};

export type Organization = {
    id: string;
    name: string;
    slug: string;
    status: 'active' | 'suspended';
    createdAt: string;
    version: number;
};

export type PasswordResetAttempt = {
    attemptId: string;
};

export type Permissions = {
    permissions: Array<string>;
};

export type ProblemType = {
    type: string;
    code: string;
    title: string;
    status: number;
    owner: string;
};

export type Reauthenticate = {
    password: string;
};

export type ResendVerification = {
    attemptId: string;
};

export type ResetPassword = {
    token?: string;
    attemptId?: string;
    code?: string;
    password: string;
};

export type Role = {
    key: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
    permissions: Array<string>;
};

export type RoleList = {
    items: Array<Role>;
    nextCursor: string | null;
};

export type Session = {
    id: string;
    current: boolean;
    methods: Array<string>;
    authenticatedAt: string;
    lastSeenAt: string;
    expiresAt: string;
    ip: string | null;
    userAgent: string | null;
};

export type SessionList = {
    items: Array<Session>;
    nextCursor: string | null;
};

export type SignIn = {
    email: string;
    password: string;
    delivery?: 'token' | 'cookie';
};

export type SignUp = {
    email: string;
};

export type SignUpAttempt = {
    attemptId: string;
};

export type SignedIn = {
    outcome: 'signed_in';
    user: Me;
    session: Session;
    token: string | null;
};

export type TransferOwnership = {
    userId: string;
};

export type UnreadCount = {
    unread: number;
};

export type UpdateOrganization = {
    name?: string;
    slug?: string;
};

export type VerifyEmail = {
    token?: string;
    attemptId?: string;
    code?: string;
    password: string;
    name: string;
    delivery?: 'token' | 'cookie';
};

/**
 * Why a request was refused (RFC 9457). Branch on `code`; `GET` of `type` explains it.
 */
export type Problem = {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: string;
    instance: string;
    requestId: string;
    /**
     * Wrong members, for 400 and 422 only: RFC 6901 pointers into {path, query, header, body}.
     */
    errors?: Array<{
        pointer: string;
        code: string;
        detail: string;
    }>;
};

export type NotificationsListData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: {
        limit?: number;
        cursor?: string;
        to?: string;
    };
    url: '/dev/mailbox';
};

export type NotificationsListErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type NotificationsListError = NotificationsListErrors[keyof NotificationsListErrors];

export type NotificationsListResponses = {
    /**
     * Done
     */
    200: MailList;
};

export type NotificationsListResponse = NotificationsListResponses[keyof NotificationsListResponses];

export type HttpShowReferenceData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/docs';
};

export type HttpShowReferenceErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type HttpShowReferenceError = HttpShowReferenceErrors[keyof HttpShowReferenceErrors];

export type HttpShowReferenceResponses = {
    /**
     * The page
     */
    200: string;
};

export type HttpShowReferenceResponse = HttpShowReferenceResponses[keyof HttpShowReferenceResponses];

export type HealthHealthData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/health';
};

export type HealthHealthErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type HealthHealthError = HealthHealthErrors[keyof HealthHealthErrors];

export type HealthHealthResponses = {
    /**
     * Done
     */
    200: Health;
};

export type HealthHealthResponse = HealthHealthResponses[keyof HealthHealthResponses];

export type HealthLiveData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/health/live';
};

export type HealthLiveErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type HealthLiveError = HealthLiveErrors[keyof HealthLiveErrors];

export type HealthLiveResponses = {
    /**
     * Done
     */
    200: Health;
};

export type HealthLiveResponse = HealthLiveResponses[keyof HealthLiveResponses];

export type HealthReadyData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/health/ready';
};

export type HealthReadyErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type HealthReadyError = HealthReadyErrors[keyof HealthReadyErrors];

export type HealthReadyResponses = {
    /**
     * Done
     */
    200: Health;
};

export type HealthReadyResponse = HealthReadyResponses[keyof HealthReadyResponses];

export type HealthStartupData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/health/startup';
};

export type HealthStartupErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type HealthStartupError = HealthStartupErrors[keyof HealthStartupErrors];

export type HealthStartupResponses = {
    /**
     * Done
     */
    200: Health;
};

export type HealthStartupResponse = HealthStartupResponses[keyof HealthStartupResponses];

export type HttpGetOpenApiData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/openapi.json';
};

export type HttpGetOpenApiErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type HttpGetOpenApiError = HttpGetOpenApiErrors[keyof HttpGetOpenApiErrors];

export type HttpGetOpenApiResponses = {
    /**
     * Done
     */
    200: OpenApiDocument;
};

export type HttpGetOpenApiResponse = HttpGetOpenApiResponses[keyof HttpGetOpenApiResponses];

export type OrganizationsShowAcceptPageData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/pages/accept';
};

export type OrganizationsShowAcceptPageErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsShowAcceptPageError = OrganizationsShowAcceptPageErrors[keyof OrganizationsShowAcceptPageErrors];

export type OrganizationsShowAcceptPageResponses = {
    /**
     * The page
     */
    200: string;
};

export type OrganizationsShowAcceptPageResponse = OrganizationsShowAcceptPageResponses[keyof OrganizationsShowAcceptPageResponses];

export type IdentityShowResetPageData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/pages/reset';
};

export type IdentityShowResetPageErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityShowResetPageError = IdentityShowResetPageErrors[keyof IdentityShowResetPageErrors];

export type IdentityShowResetPageResponses = {
    /**
     * The page
     */
    200: string;
};

export type IdentityShowResetPageResponse = IdentityShowResetPageResponses[keyof IdentityShowResetPageResponses];

export type IdentityShowVerifyPageData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/pages/verify';
};

export type IdentityShowVerifyPageErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityShowVerifyPageError = IdentityShowVerifyPageErrors[keyof IdentityShowVerifyPageErrors];

export type IdentityShowVerifyPageResponses = {
    /**
     * The page
     */
    200: string;
};

export type IdentityShowVerifyPageResponse = IdentityShowVerifyPageResponses[keyof IdentityShowVerifyPageResponses];

export type HttpGetProblemData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        code: string;
    };
    query?: never;
    url: '/problems/{code}';
};

export type HttpGetProblemErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * There is no such thing, or none that the caller may see: `problem_not_found`
     */
    404: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type HttpGetProblemError = HttpGetProblemErrors[keyof HttpGetProblemErrors];

export type HttpGetProblemResponses = {
    /**
     * Done
     */
    200: ProblemType;
};

export type HttpGetProblemResponse = HttpGetProblemResponses[keyof HttpGetProblemResponses];

export type IdentityChangePasswordData = {
    body: ChangePassword;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/password/change';
};

export type IdentityChangePasswordErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Understood, and refused: `password_common`, `password_guessable`, `password_wrong`
     */
    422: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `sign_in_throttled`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityChangePasswordError = IdentityChangePasswordErrors[keyof IdentityChangePasswordErrors];

export type IdentityChangePasswordResponses = {
    /**
     * Done
     */
    200: SignedIn;
};

export type IdentityChangePasswordResponse = IdentityChangePasswordResponses[keyof IdentityChangePasswordResponses];

export type IdentityForgotPasswordData = {
    body: ForgotPassword;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/password/forgot';
};

export type IdentityForgotPasswordErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `mails_throttled`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityForgotPasswordError = IdentityForgotPasswordErrors[keyof IdentityForgotPasswordErrors];

export type IdentityForgotPasswordResponses = {
    /**
     * Done
     */
    202: PasswordResetAttempt;
};

export type IdentityForgotPasswordResponse = IdentityForgotPasswordResponses[keyof IdentityForgotPasswordResponses];

export type IdentityResetPasswordData = {
    body: ResetPassword;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/password/reset';
};

export type IdentityResetPasswordErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Understood, and refused: `password_common`, `password_guessable`, `verification_invalid`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityResetPasswordError = IdentityResetPasswordErrors[keyof IdentityResetPasswordErrors];

export type IdentityResetPasswordResponses = {
    /**
     * Done
     */
    204: void;
};

export type IdentityResetPasswordResponse = IdentityResetPasswordResponses[keyof IdentityResetPasswordResponses];

export type IdentityReauthenticateData = {
    body: Reauthenticate;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/reauthenticate';
};

export type IdentityReauthenticateErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Understood, and refused: `password_wrong`
     */
    422: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `sign_in_throttled`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityReauthenticateError = IdentityReauthenticateErrors[keyof IdentityReauthenticateErrors];

export type IdentityReauthenticateResponses = {
    /**
     * Done
     */
    200: SignedIn;
};

export type IdentityReauthenticateResponse = IdentityReauthenticateResponses[keyof IdentityReauthenticateResponses];

export type IdentitySignInData = {
    body: SignIn;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/sign-in';
};

export type IdentitySignInErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials: `credentials_invalid`
     */
    401: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `sign_in_throttled`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentitySignInError = IdentitySignInErrors[keyof IdentitySignInErrors];

export type IdentitySignInResponses = {
    /**
     * Done
     */
    200: SignedIn;
};

export type IdentitySignInResponse = IdentitySignInResponses[keyof IdentitySignInResponses];

export type IdentitySignOutData = {
    body?: never;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/sign-out';
};

export type IdentitySignOutErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentitySignOutError = IdentitySignOutErrors[keyof IdentitySignOutErrors];

export type IdentitySignOutResponses = {
    /**
     * Done
     */
    204: void;
};

export type IdentitySignOutResponse = IdentitySignOutResponses[keyof IdentitySignOutResponses];

export type IdentitySignUpData = {
    body: SignUp;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/sign-up';
};

export type IdentitySignUpErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `mails_throttled`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentitySignUpError = IdentitySignUpErrors[keyof IdentitySignUpErrors];

export type IdentitySignUpResponses = {
    /**
     * Done
     */
    202: SignUpAttempt;
};

export type IdentitySignUpResponse = IdentitySignUpResponses[keyof IdentitySignUpResponses];

export type IdentityVerifyEmailData = {
    body: VerifyEmail;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/verify-email';
};

export type IdentityVerifyEmailErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * It contradicts what is there: `email_registered`
     */
    409: Problem;
    /**
     * Understood, and refused: `password_common`, `password_guessable`, `verification_invalid`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityVerifyEmailError = IdentityVerifyEmailErrors[keyof IdentityVerifyEmailErrors];

export type IdentityVerifyEmailResponses = {
    /**
     * Created
     */
    201: SignedIn;
};

export type IdentityVerifyEmailResponse = IdentityVerifyEmailResponses[keyof IdentityVerifyEmailResponses];

export type IdentityResendVerificationData = {
    body: ResendVerification;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/auth/verify-email/resend';
};

export type IdentityResendVerificationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * There is no such thing, or none that the caller may see: `attempt_not_found`
     */
    404: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `mails_throttled`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityResendVerificationError = IdentityResendVerificationErrors[keyof IdentityResendVerificationErrors];

export type IdentityResendVerificationResponses = {
    /**
     * Done
     */
    202: SignUpAttempt;
};

export type IdentityResendVerificationResponse = IdentityResendVerificationResponses[keyof IdentityResendVerificationResponses];

export type OrganizationsAcceptInvitationData = {
    body: AnswerInvitation;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/invitations/accept';
};

export type OrganizationsAcceptInvitationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `invited_address_differs`, `organization_suspended`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `invitation_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `already_member`, `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * It is over, for good: `invitation_closed`, `invitation_code_spent`, `invitation_expired`, `invitation_void`
     */
    410: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`, `invitation_code_wrong`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsAcceptInvitationError = OrganizationsAcceptInvitationErrors[keyof OrganizationsAcceptInvitationErrors];

export type OrganizationsAcceptInvitationResponses = {
    /**
     * Done
     */
    200: MyOrganization;
};

export type OrganizationsAcceptInvitationResponse = OrganizationsAcceptInvitationResponses[keyof OrganizationsAcceptInvitationResponses];

export type OrganizationsDeclineInvitationData = {
    body: AnswerInvitation;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/invitations/decline';
};

export type OrganizationsDeclineInvitationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `invited_address_differs`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `invitation_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * It is over, for good: `invitation_closed`, `invitation_code_spent`, `invitation_expired`
     */
    410: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`, `invitation_code_wrong`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsDeclineInvitationError = OrganizationsDeclineInvitationErrors[keyof OrganizationsDeclineInvitationErrors];

export type OrganizationsDeclineInvitationResponses = {
    /**
     * Done
     */
    204: void;
};

export type OrganizationsDeclineInvitationResponse = OrganizationsDeclineInvitationResponses[keyof OrganizationsDeclineInvitationResponses];

export type IdentityGetMeData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/me';
};

export type IdentityGetMeErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityGetMeError = IdentityGetMeErrors[keyof IdentityGetMeErrors];

export type IdentityGetMeResponses = {
    /**
     * Done
     */
    200: Me;
};

export type IdentityGetMeResponse = IdentityGetMeResponses[keyof IdentityGetMeResponses];

export type IdentityChangeMeData = {
    body: ChangeMe;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/me';
};

export type IdentityChangeMeErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityChangeMeError = IdentityChangeMeErrors[keyof IdentityChangeMeErrors];

export type IdentityChangeMeResponses = {
    /**
     * Done
     */
    200: Me;
};

export type IdentityChangeMeResponse = IdentityChangeMeResponses[keyof IdentityChangeMeResponses];

export type OrganizationsListMyInvitationsData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/v1/me/invitations';
};

export type OrganizationsListMyInvitationsErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsListMyInvitationsError = OrganizationsListMyInvitationsErrors[keyof OrganizationsListMyInvitationsErrors];

export type OrganizationsListMyInvitationsResponses = {
    /**
     * Done
     */
    200: MyInvitationList;
};

export type OrganizationsListMyInvitationsResponse = OrganizationsListMyInvitationsResponses[keyof OrganizationsListMyInvitationsResponses];

export type NotificationsListNotificationsData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: {
        limit?: number;
        cursor?: string;
        unread?: 'true' | 'false';
    };
    url: '/v1/me/notifications';
};

export type NotificationsListNotificationsErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type NotificationsListNotificationsError = NotificationsListNotificationsErrors[keyof NotificationsListNotificationsErrors];

export type NotificationsListNotificationsResponses = {
    /**
     * Done
     */
    200: NotificationList;
};

export type NotificationsListNotificationsResponse = NotificationsListNotificationsResponses[keyof NotificationsListNotificationsResponses];

export type NotificationsDeleteNotificationData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        notificationId: string;
    };
    query?: never;
    url: '/v1/me/notifications/{notificationId}';
};

export type NotificationsDeleteNotificationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `notification_not_found`
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type NotificationsDeleteNotificationError = NotificationsDeleteNotificationErrors[keyof NotificationsDeleteNotificationErrors];

export type NotificationsDeleteNotificationResponses = {
    /**
     * Done
     */
    204: void;
};

export type NotificationsDeleteNotificationResponse = NotificationsDeleteNotificationResponses[keyof NotificationsDeleteNotificationResponses];

export type NotificationsMarkReadData = {
    body?: never;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        notificationId: string;
    };
    query?: never;
    url: '/v1/me/notifications/{notificationId}/read';
};

export type NotificationsMarkReadErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `notification_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type NotificationsMarkReadError = NotificationsMarkReadErrors[keyof NotificationsMarkReadErrors];

export type NotificationsMarkReadResponses = {
    /**
     * Done
     */
    204: void;
};

export type NotificationsMarkReadResponse = NotificationsMarkReadResponses[keyof NotificationsMarkReadResponses];

export type NotificationsMarkAllReadData = {
    body?: never;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/me/notifications/read-all';
};

export type NotificationsMarkAllReadErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type NotificationsMarkAllReadError = NotificationsMarkAllReadErrors[keyof NotificationsMarkAllReadErrors];

export type NotificationsMarkAllReadResponses = {
    /**
     * Done
     */
    204: void;
};

export type NotificationsMarkAllReadResponse = NotificationsMarkAllReadResponses[keyof NotificationsMarkAllReadResponses];

export type NotificationsCountUnreadData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/me/notifications/unread-count';
};

export type NotificationsCountUnreadErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type NotificationsCountUnreadError = NotificationsCountUnreadErrors[keyof NotificationsCountUnreadErrors];

export type NotificationsCountUnreadResponses = {
    /**
     * Done
     */
    200: UnreadCount;
};

export type NotificationsCountUnreadResponse = NotificationsCountUnreadResponses[keyof NotificationsCountUnreadResponses];

export type IdentityListSessionsData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/v1/me/sessions';
};

export type IdentityListSessionsErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityListSessionsError = IdentityListSessionsErrors[keyof IdentityListSessionsErrors];

export type IdentityListSessionsResponses = {
    /**
     * Done
     */
    200: SessionList;
};

export type IdentityListSessionsResponse = IdentityListSessionsResponses[keyof IdentityListSessionsResponses];

export type IdentityRevokeSessionData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        sessionId: string;
    };
    query?: never;
    url: '/v1/me/sessions/{sessionId}';
};

export type IdentityRevokeSessionErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `session_not_found`
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityRevokeSessionError = IdentityRevokeSessionErrors[keyof IdentityRevokeSessionErrors];

export type IdentityRevokeSessionResponses = {
    /**
     * Done
     */
    204: void;
};

export type IdentityRevokeSessionResponse = IdentityRevokeSessionResponses[keyof IdentityRevokeSessionResponses];

export type IdentityRevokeOtherSessionsData = {
    body?: never;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/me/sessions/revoke-others';
};

export type IdentityRevokeOtherSessionsErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type IdentityRevokeOtherSessionsError = IdentityRevokeOtherSessionsErrors[keyof IdentityRevokeOtherSessionsErrors];

export type IdentityRevokeOtherSessionsResponses = {
    /**
     * Done
     */
    204: void;
};

export type IdentityRevokeOtherSessionsResponse = IdentityRevokeOtherSessionsResponses[keyof IdentityRevokeOtherSessionsResponses];

export type OrganizationsListMyOrganizationsData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/v1/organizations';
};

export type OrganizationsListMyOrganizationsErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsListMyOrganizationsError = OrganizationsListMyOrganizationsErrors[keyof OrganizationsListMyOrganizationsErrors];

export type OrganizationsListMyOrganizationsResponses = {
    /**
     * Done
     */
    200: MyOrganizationList;
};

export type OrganizationsListMyOrganizationsResponse = OrganizationsListMyOrganizationsResponses[keyof OrganizationsListMyOrganizationsResponses];

export type OrganizationsCreateOrganizationData = {
    body: CreateOrganization;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/organizations';
};

export type OrganizationsCreateOrganizationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`, `slug_taken`
     */
    409: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `organization_limit_reached`
     */
    429: Problem;
    /**
     * Refused: `organization_creation_paused`
     */
    503: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsCreateOrganizationError = OrganizationsCreateOrganizationErrors[keyof OrganizationsCreateOrganizationErrors];

export type OrganizationsCreateOrganizationResponses = {
    /**
     * Created
     */
    201: Organization;
};

export type OrganizationsCreateOrganizationResponse = OrganizationsCreateOrganizationResponses[keyof OrganizationsCreateOrganizationResponses];

export type OrganizationsDeleteOrganizationData = {
    body?: never;
    headers: {
        /**
         * The ETag that was read last: a version that has passed is 412
         */
        'If-Match': string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}';
};

export type OrganizationsDeleteOrganizationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * It contradicts what is there: `operator_undeletable`
     */
    409: Problem;
    /**
     * It has changed since: `precondition_failed`
     */
    412: Problem;
    /**
     * Say which version you have seen: `precondition_required`
     */
    428: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsDeleteOrganizationError = OrganizationsDeleteOrganizationErrors[keyof OrganizationsDeleteOrganizationErrors];

export type OrganizationsDeleteOrganizationResponses = {
    /**
     * Done
     */
    204: void;
};

export type OrganizationsDeleteOrganizationResponse = OrganizationsDeleteOrganizationResponses[keyof OrganizationsDeleteOrganizationResponses];

export type OrganizationsGetOrganizationData = {
    body?: never;
    headers?: {
        /**
         * An ETag that was read before: 304 while it holds
         */
        'If-None-Match'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}';
};

export type OrganizationsGetOrganizationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsGetOrganizationError = OrganizationsGetOrganizationErrors[keyof OrganizationsGetOrganizationErrors];

export type OrganizationsGetOrganizationResponses = {
    /**
     * Done
     */
    200: Organization;
};

export type OrganizationsGetOrganizationResponse = OrganizationsGetOrganizationResponses[keyof OrganizationsGetOrganizationResponses];

export type OrganizationsRenameOrganizationData = {
    body: UpdateOrganization;
    headers: {
        /**
         * The ETag that was read last: a version that has passed is 412
         */
        'If-Match': string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}';
};

export type OrganizationsRenameOrganizationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * It contradicts what is there: `slug_taken`
     */
    409: Problem;
    /**
     * It has changed since: `precondition_failed`
     */
    412: Problem;
    /**
     * Say which version you have seen: `precondition_required`
     */
    428: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsRenameOrganizationError = OrganizationsRenameOrganizationErrors[keyof OrganizationsRenameOrganizationErrors];

export type OrganizationsRenameOrganizationResponses = {
    /**
     * Done
     */
    200: Organization;
};

export type OrganizationsRenameOrganizationResponse = OrganizationsRenameOrganizationResponses[keyof OrganizationsRenameOrganizationResponses];

export type OrganizationsListInvitationsData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/v1/organizations/{organizationId}/invitations';
};

export type OrganizationsListInvitationsErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsListInvitationsError = OrganizationsListInvitationsErrors[keyof OrganizationsListInvitationsErrors];

export type OrganizationsListInvitationsResponses = {
    /**
     * Done
     */
    200: InvitationList;
};

export type OrganizationsListInvitationsResponse = OrganizationsListInvitationsResponses[keyof OrganizationsListInvitationsResponses];

export type OrganizationsCreateInvitationData = {
    body: CreateInvitation;
    headers: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key': string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/invitations';
};

export type OrganizationsCreateInvitationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `role_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * It contradicts what is there: `already_member`, `idempotency_key_in_use`, `invitation_pending`, `seat_limit_reached`
     */
    409: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `invitation_limit_reached`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsCreateInvitationError = OrganizationsCreateInvitationErrors[keyof OrganizationsCreateInvitationErrors];

export type OrganizationsCreateInvitationResponses = {
    /**
     * Created
     */
    201: Invitation;
};

export type OrganizationsCreateInvitationResponse = OrganizationsCreateInvitationResponses[keyof OrganizationsCreateInvitationResponses];

export type OrganizationsRevokeInvitationData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        invitationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/invitations/{invitationId}';
};

export type OrganizationsRevokeInvitationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `role_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `invitation_not_found`
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsRevokeInvitationError = OrganizationsRevokeInvitationErrors[keyof OrganizationsRevokeInvitationErrors];

export type OrganizationsRevokeInvitationResponses = {
    /**
     * Done
     */
    204: void;
};

export type OrganizationsRevokeInvitationResponse = OrganizationsRevokeInvitationResponses[keyof OrganizationsRevokeInvitationResponses];

export type OrganizationsGetInvitationData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        invitationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/invitations/{invitationId}';
};

export type OrganizationsGetInvitationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `invitation_not_found`
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsGetInvitationError = OrganizationsGetInvitationErrors[keyof OrganizationsGetInvitationErrors];

export type OrganizationsGetInvitationResponses = {
    /**
     * Done
     */
    200: Invitation;
};

export type OrganizationsGetInvitationResponse = OrganizationsGetInvitationResponses[keyof OrganizationsGetInvitationResponses];

export type OrganizationsResendInvitationData = {
    body?: never;
    headers: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key': string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        invitationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/invitations/{invitationId}/resend';
};

export type OrganizationsResendInvitationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `role_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `invitation_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`, `seat_limit_reached`
     */
    409: Problem;
    /**
     * It is over, for good: `invitation_closed`, `invitation_expired`
     */
    410: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests (`rate_limited`), or too many of these: `invitation_limit_reached`
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsResendInvitationError = OrganizationsResendInvitationErrors[keyof OrganizationsResendInvitationErrors];

export type OrganizationsResendInvitationResponses = {
    /**
     * Done
     */
    200: Invitation;
};

export type OrganizationsResendInvitationResponse = OrganizationsResendInvitationResponses[keyof OrganizationsResendInvitationResponses];

export type OrganizationsListMyPermissionsData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/me/permissions';
};

export type OrganizationsListMyPermissionsErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsListMyPermissionsError = OrganizationsListMyPermissionsErrors[keyof OrganizationsListMyPermissionsErrors];

export type OrganizationsListMyPermissionsResponses = {
    /**
     * Done
     */
    200: Permissions;
};

export type OrganizationsListMyPermissionsResponse = OrganizationsListMyPermissionsResponses[keyof OrganizationsListMyPermissionsResponses];

export type OrganizationsListMembersData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/v1/organizations/{organizationId}/members';
};

export type OrganizationsListMembersErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsListMembersError = OrganizationsListMembersErrors[keyof OrganizationsListMembersErrors];

export type OrganizationsListMembersResponses = {
    /**
     * Done
     */
    200: MemberList;
};

export type OrganizationsListMembersResponse = OrganizationsListMembersResponses[keyof OrganizationsListMembersResponses];

export type OrganizationsRemoveMemberData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        userId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/members/{userId}';
};

export type OrganizationsRemoveMemberErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `role_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `member_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `last_owner`
     */
    409: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsRemoveMemberError = OrganizationsRemoveMemberErrors[keyof OrganizationsRemoveMemberErrors];

export type OrganizationsRemoveMemberResponses = {
    /**
     * Done
     */
    204: void;
};

export type OrganizationsRemoveMemberResponse = OrganizationsRemoveMemberResponses[keyof OrganizationsRemoveMemberResponses];

export type OrganizationsChangeRoleData = {
    body: ChangeRole;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        userId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/members/{userId}';
};

export type OrganizationsChangeRoleErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `role_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `member_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `last_owner`
     */
    409: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsChangeRoleError = OrganizationsChangeRoleErrors[keyof OrganizationsChangeRoleErrors];

export type OrganizationsChangeRoleResponses = {
    /**
     * Done
     */
    200: Member;
};

export type OrganizationsChangeRoleResponse = OrganizationsChangeRoleResponses[keyof OrganizationsChangeRoleResponses];

export type OrganizationsLeaveOrganizationData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/members/me';
};

export type OrganizationsLeaveOrganizationErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * It contradicts what is there: `last_owner`
     */
    409: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsLeaveOrganizationError = OrganizationsLeaveOrganizationErrors[keyof OrganizationsLeaveOrganizationErrors];

export type OrganizationsLeaveOrganizationResponses = {
    /**
     * Done
     */
    204: void;
};

export type OrganizationsLeaveOrganizationResponse = OrganizationsLeaveOrganizationResponses[keyof OrganizationsLeaveOrganizationResponses];

export type OrganizationsTransferOwnershipData = {
    body: TransferOwnership;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/ownership-transfer';
};

export type OrganizationsTransferOwnershipErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `member_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `idempotency_key_in_use`, `transfer_to_self`
     */
    409: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsTransferOwnershipError = OrganizationsTransferOwnershipErrors[keyof OrganizationsTransferOwnershipErrors];

export type OrganizationsTransferOwnershipResponses = {
    /**
     * Done
     */
    204: void;
};

export type OrganizationsTransferOwnershipResponse = OrganizationsTransferOwnershipResponses[keyof OrganizationsTransferOwnershipResponses];

export type OrganizationsListRolesData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/roles';
};

export type OrganizationsListRolesErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see
     */
    404: Problem;
    /**
     * Too many requests
     */
    429: Problem;
    /**
     * Refused for another reason: see `code`
     */
    '4XX': Problem;
    /**
     * Not possible now, or our fault
     */
    '5XX': Problem;
};

export type OrganizationsListRolesError = OrganizationsListRolesErrors[keyof OrganizationsListRolesErrors];

export type OrganizationsListRolesResponses = {
    /**
     * Done
     */
    200: RoleList;
};

export type OrganizationsListRolesResponse = OrganizationsListRolesResponses[keyof OrganizationsListRolesResponses];
