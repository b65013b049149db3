// Written by npm run client from the OpenAPI document.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

export type AnswerInvitation = {
    token?: string;
    invitationId?: string;
    code?: string;
};

export type ApiKey = {
    id: string;
    organizationId: string;
    name: string;
    kind: 'secret' | 'publishable';
    scopes: Array<string>;
    restrictions: ApiKeyRestrictions;
    responsibleUserId: string;
    createdBy: string;
    suspendedAt: string | null;
    expiresAt: string | null;
    createdAt: string;
    version: number;
};

export type ApiKeyList = {
    items: Array<ListedApiKey>;
    nextCursor: string | null;
};

export type ApiKeyRestrictions = {
    environment: string | null;
    origins: Array<string>;
};

export type ApiKeyRestrictionsChange = {
    environment?: string | null;
    origins?: Array<string>;
};

export type ApiKeyWithSecret = {
    id: string;
    organizationId: string;
    name: string;
    kind: 'secret' | 'publishable';
    scopes: Array<string>;
    restrictions: ApiKeyRestrictions;
    responsibleUserId: string;
    createdBy: string;
    suspendedAt: string | null;
    expiresAt: string | null;
    createdAt: string;
    version: number;
    secret: string;
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

export type CreateApiKey = {
    name: string;
    kind: 'secret' | 'publishable';
    scopes: Array<string>;
    restrictions?: ApiKeyRestrictionsChange;
    responsibleUserId?: string;
    expiresAt?: string | null;
};

export type CreateEnvironment = {
    key: string;
    name: string;
    protected?: boolean;
};

export type CreateFlag = {
    key: string;
    type: 'release' | 'experiment' | 'operational' | 'kill_switch' | 'permission';
    description?: string;
    ownerUserId?: string | null;
    dependencies?: Array<FlagDependencyInput>;
    staleAfterDays?: number | null;
};

export type CreateInvitation = {
    email: string;
    role: 'owner' | 'admin' | 'billing' | 'developer' | 'auditor' | 'member' | 'viewer';
};

export type CreateOrganization = {
    name: string;
    slug?: string;
};

export type CreateSegment = {
    name: string;
    description?: string;
    constraints: Array<FlagConstraintInput>;
};

export type Environment = {
    id: string;
    organizationId: string;
    key: string;
    name: string;
    protected: boolean;
    createdAt: string;
    version: number;
};

export type EnvironmentList = {
    items: Array<Environment>;
    nextCursor: string | null;
};

export type ExplainFlag = {
    environmentKey: string;
    context: ExplainedContext;
};

export type ExplainedContext = {
    userId?: string;
    sessionId?: string;
    remoteAddress?: string;
    appName?: string;
    currentTime?: string;
    properties?: {
        [key: string]: string;
    };
};

export type Explanation = {
    enabled: boolean;
    variant: string;
    reason: 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED';
    steps: Array<ExplanationStep>;
};

export type ExplanationStep = {
    kind: 'flag' | 'dependency' | 'constraint' | 'segment' | 'rollout' | 'list' | 'strategy' | 'variant' | 'answer';
    passed: boolean;
    says: string;
    strategy: number | null;
    segment: number | null;
    constraint: {
        contextName: string;
        operator: string;
        inverted: boolean;
        caseInsensitive: boolean;
        valueCount: number;
        values: Array<string>;
        contextValue: string | null;
    } | null;
    bucket: {
        groupId: string;
        stickiness: string;
        field: string | null;
        number: number | null;
        of: number;
        rollout: number | null;
    } | null;
};

export type Flag = {
    id: string;
    organizationId: string;
    key: string;
    type: 'release' | 'experiment' | 'operational' | 'kill_switch' | 'permission';
    description: string;
    ownerUserId: string | null;
    dependencies: Array<FlagDependency>;
    staleAfterDays: number | null;
    staleAt: string | null;
    archivedAt: string | null;
    createdAt: string;
    version: number;
};

export type FlagChange = {
    id: string;
    environmentKey: string | null;
    fromVersion: number | null;
    toVersion: number;
    before: {
        [key: string]: unknown;
    } | null;
    after: {
        [key: string]: unknown;
    };
    changedBy: {
        kind: 'user' | 'key' | 'system';
        id: string | null;
    };
    createdAt: string;
};

export type FlagChangeList = {
    items: Array<FlagChange>;
    nextCursor: string | null;
};

export type FlagConstraint = {
    contextName: string;
    operator: 'IN' | 'NOT_IN' | 'STR_STARTS_WITH' | 'STR_ENDS_WITH' | 'STR_CONTAINS' | 'IN_CIDR' | 'NUM_EQ' | 'NUM_GT' | 'NUM_GTE' | 'NUM_LT' | 'NUM_LTE' | 'DATE_AFTER' | 'DATE_BEFORE' | 'REGEX' | 'SEMVER_EQ' | 'SEMVER_GT' | 'SEMVER_GTE' | 'SEMVER_LT' | 'SEMVER_LTE';
    values: Array<string>;
    value: string | null;
    inverted: boolean;
    caseInsensitive: boolean;
};

export type FlagConstraintInput = {
    contextName: string;
    operator: 'IN' | 'NOT_IN' | 'STR_STARTS_WITH' | 'STR_ENDS_WITH' | 'STR_CONTAINS' | 'IN_CIDR' | 'NUM_EQ' | 'NUM_GT' | 'NUM_GTE' | 'NUM_LT' | 'NUM_LTE' | 'DATE_AFTER' | 'DATE_BEFORE' | 'REGEX' | 'SEMVER_EQ' | 'SEMVER_GT' | 'SEMVER_GTE' | 'SEMVER_LT' | 'SEMVER_LTE';
    values?: Array<string>;
    value?: string | null;
    inverted?: boolean;
    caseInsensitive?: boolean;
};

export type FlagDependency = {
    feature: string;
    enabled: boolean;
    variants: Array<string>;
};

export type FlagDependencyInput = {
    feature: string;
    enabled?: boolean;
    variants?: Array<string>;
};

export type FlagList = {
    items: Array<Flag>;
    nextCursor: string | null;
};

export type FlagPayload = {
    type: 'string' | 'number' | 'json' | 'csv';
    value: string;
};

export type FlagPayloadInput = {
    type: 'string' | 'number' | 'json' | 'csv';
    value: string;
};

export type FlagState = {
    flagKey: string;
    environmentKey: string;
    enabled: boolean;
    strategies: Array<FlagStrategy>;
    variants: Array<FlagVariant>;
    updatedBy: string | null;
    updatedAt: string;
    version: number;
};

export type FlagStrategy = {
    name: 'default' | 'flexibleRollout' | 'userWithId' | 'remoteAddress' | 'gradualRolloutUserId' | 'gradualRolloutSessionId' | 'gradualRolloutRandom';
    parameters: {
        [key: string]: string;
    };
    constraints: Array<FlagConstraint>;
    segments: Array<number>;
    variants: Array<FlagVariant>;
};

export type FlagStrategyInput = {
    name: 'default' | 'flexibleRollout' | 'userWithId' | 'remoteAddress' | 'gradualRolloutUserId' | 'gradualRolloutSessionId' | 'gradualRolloutRandom';
    parameters?: FlagStrategyParametersInput;
    constraints?: Array<FlagConstraintInput>;
    segments?: Array<number>;
    variants?: Array<FlagVariantInput>;
};

export type FlagStrategyParametersInput = {
    rollout?: string;
    percentage?: string;
    stickiness?: string;
    groupId?: string;
    userIds?: string;
    IPs?: string;
};

export type FlagVariant = {
    name: string;
    weight: number;
    weightType: 'fix' | 'variable';
    stickiness: string;
    payload: FlagPayload | null;
    overrides: Array<FlagVariantOverride>;
};

export type FlagVariantInput = {
    name: string;
    weight: number;
    weightType?: 'fix' | 'variable';
    stickiness?: string;
    payload?: FlagPayloadInput | null;
    overrides?: Array<FlagVariantOverrideInput>;
};

export type FlagVariantOverride = {
    contextName: string;
    values: Array<string>;
};

export type FlagVariantOverrideInput = {
    contextName: string;
    values: Array<string>;
};

export type ForgotPassword = {
    email: string;
};

export type Health = {
    status: 'ok';
    checks: {
        [key: string]: 'up' | 'down';
    };
    /**
     * What parts of the process have to say, by name; they make nothing unready
     */
    notes: {
        [key: string]: string;
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

export type ListedApiKey = {
    id: string;
    organizationId: string;
    name: string;
    kind: 'secret' | 'publishable';
    scopes: Array<string>;
    restrictions: ApiKeyRestrictions;
    responsibleUserId: string;
    createdBy: string;
    suspendedAt: string | null;
    expiresAt: string | null;
    createdAt: string;
    version: number;
    lastUsedAt: string | null;
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

export type OfrepBulkEvaluation = {
    flags: Array<OfrepEvaluation | OfrepEvaluationFailure>;
    metadata: {
        [key: string]: string | number | boolean;
    };
};

export type OfrepBulkEvaluationFailure = {
    errorCode: 'PARSE_ERROR' | 'INVALID_CONTEXT';
    errorDetails?: string;
};

export type OfrepEvaluation = {
    key: string;
    reason: 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED';
    variant: string;
    value: boolean | string | number | {
        [key: string]: unknown;
    } | Array<unknown> | null;
    metadata?: {
        [key: string]: string | number | boolean;
    };
};

export type OfrepEvaluationFailure = {
    key: string;
    errorCode: 'PARSE_ERROR' | 'INVALID_CONTEXT' | 'TARGETING_KEY_MISSING';
    errorDetails?: string;
};

export type OfrepFlagNotFound = {
    key: string;
    errorCode: 'FLAG_NOT_FOUND';
    errorDetails?: string;
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

export type ReplaceFlagState = {
    enabled: boolean;
    strategies?: Array<FlagStrategyInput>;
    variants?: Array<FlagVariantInput>;
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

export type RotateApiKey = {
    overlapHours: number;
};

export type Segment = {
    id: string;
    organizationId: string;
    number: number;
    name: string;
    description: string;
    createdAt: string;
    version: number;
    constraints: Array<FlagConstraint>;
};

export type SegmentList = {
    items: Array<SegmentSummary>;
    nextCursor: string | null;
};

export type SegmentSummary = {
    id: string;
    organizationId: string;
    number: number;
    name: string;
    description: string;
    createdAt: string;
    version: number;
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

export type ToggleFlag = {
    enabled: boolean;
};

export type TransferOwnership = {
    userId: string;
};

export type UnleashBadData = {
    name: 'BadDataError';
    message: string;
};

export type UnleashClientFeatures = {
    version: 2;
    /**
     * Flags with all their rules, in Unleash’s own shape
     */
    features: Array<{
        [key: string]: unknown;
    }>;
    /**
     * Constraints that several strategies refer to, by number
     */
    segments: Array<{
        [key: string]: unknown;
    }>;
};

export type UnleashFrontendFeatures = {
    /**
     * The flags that are on
     */
    toggles: Array<{
        name: string;
        enabled: true;
        variant: {
            name: string;
            enabled: boolean;
            payload?: {
                type: 'string' | 'number' | 'json' | 'csv';
                value: string;
            };
            feature_enabled: boolean;
            featureEnabled: boolean;
        };
        impressionData: boolean;
    }>;
};

export type UnreadCount = {
    unread: number;
};

export type UpdateApiKey = {
    name?: string;
    scopes?: Array<string>;
    restrictions?: ApiKeyRestrictionsChange;
    responsibleUserId?: string;
    expiresAt?: string | null;
};

export type UpdateEnvironment = {
    name?: string;
    protected?: boolean;
};

export type UpdateFlag = {
    type?: 'release' | 'experiment' | 'operational' | 'kill_switch' | 'permission';
    description?: string;
    ownerUserId?: string | null;
    dependencies?: Array<FlagDependencyInput>;
    staleAfterDays?: number | null;
};

export type UpdateOrganization = {
    name?: string;
    slug?: string;
};

export type UpdateSegment = {
    name?: string;
    description?: string;
    constraints?: Array<FlagConstraintInput>;
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

export type FlagsEvaluateFlagsData = {
    /**
     * As the protocol says: what is wrong is answered in its own way
     */
    body?: {
        [key: string]: unknown;
    };
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
    path?: never;
    query?: never;
    url: '/ofrep/v1/evaluate/flags';
};

export type FlagsEvaluateFlagsErrors = {
    /**
     * What was sent is wrong, in the words of the protocol
     */
    400: OfrepBulkEvaluationFailure;
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

export type FlagsEvaluateFlagsError = FlagsEvaluateFlagsErrors[keyof FlagsEvaluateFlagsErrors];

export type FlagsEvaluateFlagsResponses = {
    /**
     * Done
     */
    200: OfrepBulkEvaluation;
};

export type FlagsEvaluateFlagsResponse = FlagsEvaluateFlagsResponses[keyof FlagsEvaluateFlagsResponses];

export type FlagsEvaluateFlagData = {
    /**
     * As the protocol says: what is wrong is answered in its own way
     */
    body?: {
        [key: string]: unknown;
    };
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        flagKey: string;
    };
    query?: never;
    url: '/ofrep/v1/evaluate/flags/{flagKey}';
};

export type FlagsEvaluateFlagErrors = {
    /**
     * What was sent is wrong, in the words of the protocol
     */
    400: OfrepEvaluationFailure;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this
     */
    403: Problem;
    /**
     * There is no such thing, in the words of the protocol
     */
    404: OfrepFlagNotFound;
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

export type FlagsEvaluateFlagError = FlagsEvaluateFlagErrors[keyof FlagsEvaluateFlagErrors];

export type FlagsEvaluateFlagResponses = {
    /**
     * Done
     */
    200: OfrepEvaluation;
};

export type FlagsEvaluateFlagResponse = FlagsEvaluateFlagResponses[keyof FlagsEvaluateFlagResponses];

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

export type FlagsListClientFeaturesData = {
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
    path?: never;
    query?: {
        namePrefix?: string;
        project?: string;
        tag?: Array<string>;
    };
    url: '/unleash/api/client/features';
};

export type FlagsListClientFeaturesErrors = {
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

export type FlagsListClientFeaturesError = FlagsListClientFeaturesErrors[keyof FlagsListClientFeaturesErrors];

export type FlagsListClientFeaturesResponses = {
    /**
     * Done
     */
    200: UnleashClientFeatures;
};

export type FlagsListClientFeaturesResponse = FlagsListClientFeaturesResponses[keyof FlagsListClientFeaturesResponses];

export type FlagsAddClientMetricsData = {
    /**
     * As the protocol says: what is wrong is answered in its own way
     */
    body?: {
        [key: string]: unknown;
    };
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/unleash/api/client/metrics';
};

export type FlagsAddClientMetricsErrors = {
    /**
     * What was sent is wrong, in the words of the protocol
     */
    400: UnleashBadData;
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

export type FlagsAddClientMetricsError = FlagsAddClientMetricsErrors[keyof FlagsAddClientMetricsErrors];

export type FlagsAddClientMetricsResponses = {
    /**
     * Done
     */
    202: unknown;
};

export type FlagsRegisterClientData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/unleash/api/client/register';
};

export type FlagsRegisterClientErrors = {
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

export type FlagsRegisterClientError = FlagsRegisterClientErrors[keyof FlagsRegisterClientErrors];

export type FlagsRegisterClientResponses = {
    /**
     * Done
     */
    202: unknown;
};

export type FlagsListFrontendFeaturesData = {
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
    path?: never;
    query?: {
        /**
         * As the protocol says
         */
        members?: {
            [key: string]: string;
        };
    };
    url: '/unleash/api/frontend';
};

export type FlagsListFrontendFeaturesErrors = {
    /**
     * What was sent is wrong, in the words of the protocol
     */
    400: UnleashBadData;
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

export type FlagsListFrontendFeaturesError = FlagsListFrontendFeaturesErrors[keyof FlagsListFrontendFeaturesErrors];

export type FlagsListFrontendFeaturesResponses = {
    /**
     * Done
     */
    200: UnleashFrontendFeatures;
};

export type FlagsListFrontendFeaturesResponse = FlagsListFrontendFeaturesResponses[keyof FlagsListFrontendFeaturesResponses];

export type FlagsFindFrontendFeaturesData = {
    /**
     * As the protocol says: what is wrong is answered in its own way
     */
    body?: {
        [key: string]: unknown;
    };
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
    path?: never;
    query?: never;
    url: '/unleash/api/frontend';
};

export type FlagsFindFrontendFeaturesErrors = {
    /**
     * What was sent is wrong, in the words of the protocol
     */
    400: UnleashBadData;
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

export type FlagsFindFrontendFeaturesError = FlagsFindFrontendFeaturesErrors[keyof FlagsFindFrontendFeaturesErrors];

export type FlagsFindFrontendFeaturesResponses = {
    /**
     * Done
     */
    200: UnleashFrontendFeatures;
};

export type FlagsFindFrontendFeaturesResponse = FlagsFindFrontendFeaturesResponses[keyof FlagsFindFrontendFeaturesResponses];

export type FlagsAddFrontendMetricsData = {
    /**
     * As the protocol says: what is wrong is answered in its own way
     */
    body?: {
        [key: string]: unknown;
    };
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/unleash/api/frontend/client/metrics';
};

export type FlagsAddFrontendMetricsErrors = {
    /**
     * What was sent is wrong, in the words of the protocol
     */
    400: UnleashBadData;
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

export type FlagsAddFrontendMetricsError = FlagsAddFrontendMetricsErrors[keyof FlagsAddFrontendMetricsErrors];

export type FlagsAddFrontendMetricsResponses = {
    /**
     * Done
     */
    200: unknown;
};

export type FlagsRegisterFrontendData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path?: never;
    query?: never;
    url: '/unleash/api/frontend/client/register';
};

export type FlagsRegisterFrontendErrors = {
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

export type FlagsRegisterFrontendError = FlagsRegisterFrontendErrors[keyof FlagsRegisterFrontendErrors];

export type FlagsRegisterFrontendResponses = {
    /**
     * Done
     */
    200: unknown;
};

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

export type IdentityListApiKeysData = {
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
    url: '/v1/organizations/{organizationId}/api-keys';
};

export type IdentityListApiKeysErrors = {
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

export type IdentityListApiKeysError = IdentityListApiKeysErrors[keyof IdentityListApiKeysErrors];

export type IdentityListApiKeysResponses = {
    /**
     * Done
     */
    200: ApiKeyList;
};

export type IdentityListApiKeysResponse = IdentityListApiKeysResponses[keyof IdentityListApiKeysResponses];

export type IdentityCreateApiKeyData = {
    body: CreateApiKey;
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
    url: '/v1/organizations/{organizationId}/api-keys';
};

export type IdentityCreateApiKeyErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `scope_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `responsible_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `api_key_limit_reached`, `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * Understood, and refused: `expiry_passed`, `idempotency_key_reused`, `scope_exceeds_responsible`, `scope_unknown`, `scope_unpublishable`
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

export type IdentityCreateApiKeyError = IdentityCreateApiKeyErrors[keyof IdentityCreateApiKeyErrors];

export type IdentityCreateApiKeyResponses = {
    /**
     * Created
     */
    201: ApiKeyWithSecret;
};

export type IdentityCreateApiKeyResponse = IdentityCreateApiKeyResponses[keyof IdentityCreateApiKeyResponses];

export type IdentityRevokeApiKeyData = {
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
        keyId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/api-keys/{keyId}';
};

export type IdentityRevokeApiKeyErrors = {
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
     * There is no such thing, or none that the caller may see: `api_key_not_found`
     */
    404: Problem;
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

export type IdentityRevokeApiKeyError = IdentityRevokeApiKeyErrors[keyof IdentityRevokeApiKeyErrors];

export type IdentityRevokeApiKeyResponses = {
    /**
     * Done
     */
    204: void;
};

export type IdentityRevokeApiKeyResponse = IdentityRevokeApiKeyResponses[keyof IdentityRevokeApiKeyResponses];

export type IdentityGetApiKeyData = {
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
        keyId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/api-keys/{keyId}';
};

export type IdentityGetApiKeyErrors = {
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
     * There is no such thing, or none that the caller may see: `api_key_not_found`
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

export type IdentityGetApiKeyError = IdentityGetApiKeyErrors[keyof IdentityGetApiKeyErrors];

export type IdentityGetApiKeyResponses = {
    /**
     * Done
     */
    200: ApiKey;
};

export type IdentityGetApiKeyResponse = IdentityGetApiKeyResponses[keyof IdentityGetApiKeyResponses];

export type IdentityUpdateApiKeyData = {
    body: UpdateApiKey;
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
        keyId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/api-keys/{keyId}';
};

export type IdentityUpdateApiKeyErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `scope_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `api_key_not_found`, `responsible_not_found`
     */
    404: Problem;
    /**
     * It has changed since: `precondition_failed`
     */
    412: Problem;
    /**
     * Understood, and refused: `expiry_passed`, `scope_exceeds_responsible`, `scope_unknown`, `scope_unpublishable`
     */
    422: Problem;
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

export type IdentityUpdateApiKeyError = IdentityUpdateApiKeyErrors[keyof IdentityUpdateApiKeyErrors];

export type IdentityUpdateApiKeyResponses = {
    /**
     * Done
     */
    200: ApiKey;
};

export type IdentityUpdateApiKeyResponse = IdentityUpdateApiKeyResponses[keyof IdentityUpdateApiKeyResponses];

export type IdentityRotateApiKeyData = {
    body: RotateApiKey;
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
        keyId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/api-keys/{keyId}/rotate';
};

export type IdentityRotateApiKeyErrors = {
    /**
     * What was sent is wrong: `errors` points at it
     */
    400: Problem;
    /**
     * No valid credentials
     */
    401: Problem;
    /**
     * The caller may not do this: `scope_exceeds_own`
     */
    403: Problem;
    /**
     * There is no such thing, or none that the caller may see: `api_key_not_found`
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

export type IdentityRotateApiKeyError = IdentityRotateApiKeyErrors[keyof IdentityRotateApiKeyErrors];

export type IdentityRotateApiKeyResponses = {
    /**
     * Done
     */
    200: ApiKeyWithSecret;
};

export type IdentityRotateApiKeyResponse = IdentityRotateApiKeyResponses[keyof IdentityRotateApiKeyResponses];

export type FlagsListEnvironmentsData = {
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
    url: '/v1/organizations/{organizationId}/environments';
};

export type FlagsListEnvironmentsErrors = {
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

export type FlagsListEnvironmentsError = FlagsListEnvironmentsErrors[keyof FlagsListEnvironmentsErrors];

export type FlagsListEnvironmentsResponses = {
    /**
     * Done
     */
    200: EnvironmentList;
};

export type FlagsListEnvironmentsResponse = FlagsListEnvironmentsResponses[keyof FlagsListEnvironmentsResponses];

export type FlagsCreateEnvironmentData = {
    body: CreateEnvironment;
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
    url: '/v1/organizations/{organizationId}/environments';
};

export type FlagsCreateEnvironmentErrors = {
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
     * It contradicts what is there: `environment_key_taken`, `environment_limit_reached`, `idempotency_key_in_use`
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

export type FlagsCreateEnvironmentError = FlagsCreateEnvironmentErrors[keyof FlagsCreateEnvironmentErrors];

export type FlagsCreateEnvironmentResponses = {
    /**
     * Created
     */
    201: Environment;
};

export type FlagsCreateEnvironmentResponse = FlagsCreateEnvironmentResponses[keyof FlagsCreateEnvironmentResponses];

export type FlagsGetEnvironmentData = {
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
        environmentKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/environments/{environmentKey}';
};

export type FlagsGetEnvironmentErrors = {
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
     * There is no such thing, or none that the caller may see: `environment_not_found`
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

export type FlagsGetEnvironmentError = FlagsGetEnvironmentErrors[keyof FlagsGetEnvironmentErrors];

export type FlagsGetEnvironmentResponses = {
    /**
     * Done
     */
    200: Environment;
};

export type FlagsGetEnvironmentResponse = FlagsGetEnvironmentResponses[keyof FlagsGetEnvironmentResponses];

export type FlagsUpdateEnvironmentData = {
    body: UpdateEnvironment;
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
        environmentKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/environments/{environmentKey}';
};

export type FlagsUpdateEnvironmentErrors = {
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
     * There is no such thing, or none that the caller may see: `environment_not_found`
     */
    404: Problem;
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

export type FlagsUpdateEnvironmentError = FlagsUpdateEnvironmentErrors[keyof FlagsUpdateEnvironmentErrors];

export type FlagsUpdateEnvironmentResponses = {
    /**
     * Done
     */
    200: Environment;
};

export type FlagsUpdateEnvironmentResponse = FlagsUpdateEnvironmentResponses[keyof FlagsUpdateEnvironmentResponses];

export type FlagsListFlagsData = {
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
        archived?: 'true' | 'false';
        stale?: 'true' | 'false';
    };
    url: '/v1/organizations/{organizationId}/flags';
};

export type FlagsListFlagsErrors = {
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

export type FlagsListFlagsError = FlagsListFlagsErrors[keyof FlagsListFlagsErrors];

export type FlagsListFlagsResponses = {
    /**
     * Done
     */
    200: FlagList;
};

export type FlagsListFlagsResponse = FlagsListFlagsResponses[keyof FlagsListFlagsResponses];

export type FlagsCreateFlagData = {
    body: CreateFlag;
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
    url: '/v1/organizations/{organizationId}/flags';
};

export type FlagsCreateFlagErrors = {
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
     * There is no such thing, or none that the caller may see: `flag_owner_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `flag_key_taken`, `flag_limit_reached`, `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * Understood, and refused: `flag_own_parent`, `flag_parent_depends`, `flag_parent_unknown`, `idempotency_key_reused`
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

export type FlagsCreateFlagError = FlagsCreateFlagErrors[keyof FlagsCreateFlagErrors];

export type FlagsCreateFlagResponses = {
    /**
     * Created
     */
    201: Flag;
};

export type FlagsCreateFlagResponse = FlagsCreateFlagResponses[keyof FlagsCreateFlagResponses];

export type FlagsGetFlagData = {
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
        flagKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/flags/{flagKey}';
};

export type FlagsGetFlagErrors = {
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
     * There is no such thing, or none that the caller may see: `flag_not_found`
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

export type FlagsGetFlagError = FlagsGetFlagErrors[keyof FlagsGetFlagErrors];

export type FlagsGetFlagResponses = {
    /**
     * Done
     */
    200: Flag;
};

export type FlagsGetFlagResponse = FlagsGetFlagResponses[keyof FlagsGetFlagResponses];

export type FlagsUpdateFlagData = {
    body: UpdateFlag;
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
        flagKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/flags/{flagKey}';
};

export type FlagsUpdateFlagErrors = {
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
     * There is no such thing, or none that the caller may see: `flag_not_found`, `flag_owner_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `flag_archived`, `flag_has_children`
     */
    409: Problem;
    /**
     * It has changed since: `precondition_failed`
     */
    412: Problem;
    /**
     * Understood, and refused: `flag_own_parent`, `flag_parent_depends`, `flag_parent_unknown`
     */
    422: Problem;
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

export type FlagsUpdateFlagError = FlagsUpdateFlagErrors[keyof FlagsUpdateFlagErrors];

export type FlagsUpdateFlagResponses = {
    /**
     * Done
     */
    200: Flag;
};

export type FlagsUpdateFlagResponse = FlagsUpdateFlagResponses[keyof FlagsUpdateFlagResponses];

export type FlagsArchiveFlagData = {
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
        organizationId: string;
        flagKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/flags/{flagKey}/archive';
};

export type FlagsArchiveFlagErrors = {
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
     * There is no such thing, or none that the caller may see: `flag_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `flag_archived`, `flag_has_children`, `idempotency_key_in_use`
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

export type FlagsArchiveFlagError = FlagsArchiveFlagErrors[keyof FlagsArchiveFlagErrors];

export type FlagsArchiveFlagResponses = {
    /**
     * Done
     */
    200: Flag;
};

export type FlagsArchiveFlagResponse = FlagsArchiveFlagResponses[keyof FlagsArchiveFlagResponses];

export type FlagsListChangesData = {
    body?: never;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        flagKey: string;
    };
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/v1/organizations/{organizationId}/flags/{flagKey}/changes';
};

export type FlagsListChangesErrors = {
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
     * There is no such thing, or none that the caller may see: `flag_not_found`
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

export type FlagsListChangesError = FlagsListChangesErrors[keyof FlagsListChangesErrors];

export type FlagsListChangesResponses = {
    /**
     * Done
     */
    200: FlagChangeList;
};

export type FlagsListChangesResponse = FlagsListChangesResponses[keyof FlagsListChangesResponses];

export type FlagsGetStateData = {
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
        flagKey: string;
        environmentKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/flags/{flagKey}/environments/{environmentKey}';
};

export type FlagsGetStateErrors = {
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
     * There is no such thing, or none that the caller may see: `environment_not_found`, `flag_not_found`
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

export type FlagsGetStateError = FlagsGetStateErrors[keyof FlagsGetStateErrors];

export type FlagsGetStateResponses = {
    /**
     * Done
     */
    200: FlagState;
};

export type FlagsGetStateResponse = FlagsGetStateResponses[keyof FlagsGetStateResponses];

export type FlagsReplaceStateData = {
    body: ReplaceFlagState;
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
        flagKey: string;
        environmentKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/flags/{flagKey}/environments/{environmentKey}';
};

export type FlagsReplaceStateErrors = {
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
     * There is no such thing, or none that the caller may see: `environment_not_found`, `flag_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `flag_archived`, `ruleset_too_large`
     */
    409: Problem;
    /**
     * It has changed since: `precondition_failed`
     */
    412: Problem;
    /**
     * Understood, and refused: `segment_unknown`
     */
    422: Problem;
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

export type FlagsReplaceStateError = FlagsReplaceStateErrors[keyof FlagsReplaceStateErrors];

export type FlagsReplaceStateResponses = {
    /**
     * Done
     */
    200: FlagState;
};

export type FlagsReplaceStateResponse = FlagsReplaceStateResponses[keyof FlagsReplaceStateResponses];

export type FlagsToggleFlagData = {
    body: ToggleFlag;
    headers?: {
        /**
         * A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no second effect, and is answered as before for 72 hours
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that was read last: a version that has passed is 412
         */
        'If-Match'?: string;
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        flagKey: string;
        environmentKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/flags/{flagKey}/environments/{environmentKey}/toggle';
};

export type FlagsToggleFlagErrors = {
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
     * There is no such thing, or none that the caller may see: `environment_not_found`, `flag_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `flag_archived`, `idempotency_key_in_use`
     */
    409: Problem;
    /**
     * It has changed since: `precondition_failed`
     */
    412: Problem;
    /**
     * Understood, and refused: `idempotency_key_reused`
     */
    422: Problem;
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

export type FlagsToggleFlagError = FlagsToggleFlagErrors[keyof FlagsToggleFlagErrors];

export type FlagsToggleFlagResponses = {
    /**
     * Done
     */
    200: FlagState;
};

export type FlagsToggleFlagResponse = FlagsToggleFlagResponses[keyof FlagsToggleFlagResponses];

export type FlagsExplainFlagData = {
    body: ExplainFlag;
    headers?: {
        /**
         * Milliseconds that you wait for the answer, 10000 unless given; more than 30000 is 30000. Past it the answer is 504 `deadline_exceeded`, and whether the request took effect is told by sending it again under its Idempotency-Key
         */
        'X-Request-Deadline-Ms'?: number;
    };
    path: {
        organizationId: string;
        flagKey: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/flags/{flagKey}/explain';
};

export type FlagsExplainFlagErrors = {
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
     * There is no such thing, or none that the caller may see: `environment_not_found`, `flag_not_found`
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

export type FlagsExplainFlagError = FlagsExplainFlagErrors[keyof FlagsExplainFlagErrors];

export type FlagsExplainFlagResponses = {
    /**
     * Done
     */
    200: Explanation;
};

export type FlagsExplainFlagResponse = FlagsExplainFlagResponses[keyof FlagsExplainFlagResponses];

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

export type FlagsListSegmentsData = {
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
    url: '/v1/organizations/{organizationId}/segments';
};

export type FlagsListSegmentsErrors = {
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

export type FlagsListSegmentsError = FlagsListSegmentsErrors[keyof FlagsListSegmentsErrors];

export type FlagsListSegmentsResponses = {
    /**
     * Done
     */
    200: SegmentList;
};

export type FlagsListSegmentsResponse = FlagsListSegmentsResponses[keyof FlagsListSegmentsResponses];

export type FlagsCreateSegmentData = {
    body: CreateSegment;
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
    url: '/v1/organizations/{organizationId}/segments';
};

export type FlagsCreateSegmentErrors = {
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
     * It contradicts what is there: `idempotency_key_in_use`, `ruleset_too_large`, `segment_limit_reached`, `segment_name_taken`
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

export type FlagsCreateSegmentError = FlagsCreateSegmentErrors[keyof FlagsCreateSegmentErrors];

export type FlagsCreateSegmentResponses = {
    /**
     * Created
     */
    201: Segment;
};

export type FlagsCreateSegmentResponse = FlagsCreateSegmentResponses[keyof FlagsCreateSegmentResponses];

export type FlagsDeleteSegmentData = {
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
        segmentId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/segments/{segmentId}';
};

export type FlagsDeleteSegmentErrors = {
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
     * There is no such thing, or none that the caller may see: `segment_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `segment_in_use`
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

export type FlagsDeleteSegmentError = FlagsDeleteSegmentErrors[keyof FlagsDeleteSegmentErrors];

export type FlagsDeleteSegmentResponses = {
    /**
     * Done
     */
    204: void;
};

export type FlagsDeleteSegmentResponse = FlagsDeleteSegmentResponses[keyof FlagsDeleteSegmentResponses];

export type FlagsGetSegmentData = {
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
        segmentId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/segments/{segmentId}';
};

export type FlagsGetSegmentErrors = {
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
     * There is no such thing, or none that the caller may see: `segment_not_found`
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

export type FlagsGetSegmentError = FlagsGetSegmentErrors[keyof FlagsGetSegmentErrors];

export type FlagsGetSegmentResponses = {
    /**
     * Done
     */
    200: Segment;
};

export type FlagsGetSegmentResponse = FlagsGetSegmentResponses[keyof FlagsGetSegmentResponses];

export type FlagsUpdateSegmentData = {
    body: UpdateSegment;
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
        segmentId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}/segments/{segmentId}';
};

export type FlagsUpdateSegmentErrors = {
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
     * There is no such thing, or none that the caller may see: `segment_not_found`
     */
    404: Problem;
    /**
     * It contradicts what is there: `ruleset_too_large`, `segment_name_taken`
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

export type FlagsUpdateSegmentError = FlagsUpdateSegmentErrors[keyof FlagsUpdateSegmentErrors];

export type FlagsUpdateSegmentResponses = {
    /**
     * Done
     */
    200: Segment;
};

export type FlagsUpdateSegmentResponse = FlagsUpdateSegmentResponses[keyof FlagsUpdateSegmentResponses];
