// Written by npm run client from the OpenAPI document.

import { client } from './client.gen.js';
import type { Client, ClientMeta, Options as Options2, RequestResult, TDataShape } from './client/index.js';
import type { FlagsAddClientMetricsData, FlagsAddClientMetricsErrors, FlagsAddClientMetricsResponses, FlagsAddFrontendMetricsData, FlagsAddFrontendMetricsErrors, FlagsAddFrontendMetricsResponses, FlagsArchiveFlagData, FlagsArchiveFlagErrors, FlagsArchiveFlagResponses, FlagsCreateEnvironmentData, FlagsCreateEnvironmentErrors, FlagsCreateEnvironmentResponses, FlagsCreateFlagData, FlagsCreateFlagErrors, FlagsCreateFlagResponses, FlagsCreateSegmentData, FlagsCreateSegmentErrors, FlagsCreateSegmentResponses, FlagsDeleteSegmentData, FlagsDeleteSegmentErrors, FlagsDeleteSegmentResponses, FlagsEvaluateFlagData, FlagsEvaluateFlagErrors, FlagsEvaluateFlagResponses, FlagsEvaluateFlagsData, FlagsEvaluateFlagsErrors, FlagsEvaluateFlagsResponses, FlagsExplainFlagData, FlagsExplainFlagErrors, FlagsExplainFlagResponses, FlagsFindFrontendFeaturesData, FlagsFindFrontendFeaturesErrors, FlagsFindFrontendFeaturesResponses, FlagsGetEnvironmentData, FlagsGetEnvironmentErrors, FlagsGetEnvironmentResponses, FlagsGetFlagData, FlagsGetFlagErrors, FlagsGetFlagResponses, FlagsGetSegmentData, FlagsGetSegmentErrors, FlagsGetSegmentResponses, FlagsGetStateData, FlagsGetStateErrors, FlagsGetStateResponses, FlagsListChangesData, FlagsListChangesErrors, FlagsListChangesResponses, FlagsListClientFeaturesData, FlagsListClientFeaturesErrors, FlagsListClientFeaturesResponses, FlagsListEnvironmentsData, FlagsListEnvironmentsErrors, FlagsListEnvironmentsResponses, FlagsListFlagsData, FlagsListFlagsErrors, FlagsListFlagsResponses, FlagsListFrontendFeaturesData, FlagsListFrontendFeaturesErrors, FlagsListFrontendFeaturesResponses, FlagsListSegmentsData, FlagsListSegmentsErrors, FlagsListSegmentsResponses, FlagsRegisterClientData, FlagsRegisterClientErrors, FlagsRegisterClientResponses, FlagsRegisterFrontendData, FlagsRegisterFrontendErrors, FlagsRegisterFrontendResponses, FlagsReplaceStateData, FlagsReplaceStateErrors, FlagsReplaceStateResponses, FlagsToggleFlagData, FlagsToggleFlagErrors, FlagsToggleFlagResponses, FlagsUpdateEnvironmentData, FlagsUpdateEnvironmentErrors, FlagsUpdateEnvironmentResponses, FlagsUpdateFlagData, FlagsUpdateFlagErrors, FlagsUpdateFlagResponses, FlagsUpdateSegmentData, FlagsUpdateSegmentErrors, FlagsUpdateSegmentResponses, HealthHealthData, HealthHealthErrors, HealthHealthResponses, HealthLiveData, HealthLiveErrors, HealthLiveResponses, HealthReadyData, HealthReadyErrors, HealthReadyResponses, HealthStartupData, HealthStartupErrors, HealthStartupResponses, HttpGetOpenApiData, HttpGetOpenApiErrors, HttpGetOpenApiResponses, HttpGetProblemData, HttpGetProblemErrors, HttpGetProblemResponses, HttpShowReferenceData, HttpShowReferenceErrors, HttpShowReferenceResponses, IdentityChangeMeData, IdentityChangeMeErrors, IdentityChangeMeResponses, IdentityChangePasswordData, IdentityChangePasswordErrors, IdentityChangePasswordResponses, IdentityCreateApiKeyData, IdentityCreateApiKeyErrors, IdentityCreateApiKeyResponses, IdentityForgotPasswordData, IdentityForgotPasswordErrors, IdentityForgotPasswordResponses, IdentityGetApiKeyData, IdentityGetApiKeyErrors, IdentityGetApiKeyResponses, IdentityGetMeData, IdentityGetMeErrors, IdentityGetMeResponses, IdentityListApiKeysData, IdentityListApiKeysErrors, IdentityListApiKeysResponses, IdentityListSessionsData, IdentityListSessionsErrors, IdentityListSessionsResponses, IdentityReauthenticateData, IdentityReauthenticateErrors, IdentityReauthenticateResponses, IdentityResendVerificationData, IdentityResendVerificationErrors, IdentityResendVerificationResponses, IdentityResetPasswordData, IdentityResetPasswordErrors, IdentityResetPasswordResponses, IdentityRevokeApiKeyData, IdentityRevokeApiKeyErrors, IdentityRevokeApiKeyResponses, IdentityRevokeOtherSessionsData, IdentityRevokeOtherSessionsErrors, IdentityRevokeOtherSessionsResponses, IdentityRevokeSessionData, IdentityRevokeSessionErrors, IdentityRevokeSessionResponses, IdentityRotateApiKeyData, IdentityRotateApiKeyErrors, IdentityRotateApiKeyResponses, IdentityShowResetPageData, IdentityShowResetPageErrors, IdentityShowResetPageResponses, IdentityShowVerifyPageData, IdentityShowVerifyPageErrors, IdentityShowVerifyPageResponses, IdentitySignInData, IdentitySignInErrors, IdentitySignInResponses, IdentitySignOutData, IdentitySignOutErrors, IdentitySignOutResponses, IdentitySignUpData, IdentitySignUpErrors, IdentitySignUpResponses, IdentityUpdateApiKeyData, IdentityUpdateApiKeyErrors, IdentityUpdateApiKeyResponses, IdentityVerifyEmailData, IdentityVerifyEmailErrors, IdentityVerifyEmailResponses, NotificationsCountUnreadData, NotificationsCountUnreadErrors, NotificationsCountUnreadResponses, NotificationsDeleteNotificationData, NotificationsDeleteNotificationErrors, NotificationsDeleteNotificationResponses, NotificationsListData, NotificationsListErrors, NotificationsListNotificationsData, NotificationsListNotificationsErrors, NotificationsListNotificationsResponses, NotificationsListResponses, NotificationsMarkAllReadData, NotificationsMarkAllReadErrors, NotificationsMarkAllReadResponses, NotificationsMarkReadData, NotificationsMarkReadErrors, NotificationsMarkReadResponses, OrganizationsAcceptInvitationData, OrganizationsAcceptInvitationErrors, OrganizationsAcceptInvitationResponses, OrganizationsChangeRoleData, OrganizationsChangeRoleErrors, OrganizationsChangeRoleResponses, OrganizationsCreateInvitationData, OrganizationsCreateInvitationErrors, OrganizationsCreateInvitationResponses, OrganizationsCreateOrganizationData, OrganizationsCreateOrganizationErrors, OrganizationsCreateOrganizationResponses, OrganizationsDeclineInvitationData, OrganizationsDeclineInvitationErrors, OrganizationsDeclineInvitationResponses, OrganizationsDeleteOrganizationData, OrganizationsDeleteOrganizationErrors, OrganizationsDeleteOrganizationResponses, OrganizationsGetInvitationData, OrganizationsGetInvitationErrors, OrganizationsGetInvitationResponses, OrganizationsGetOrganizationData, OrganizationsGetOrganizationErrors, OrganizationsGetOrganizationResponses, OrganizationsLeaveOrganizationData, OrganizationsLeaveOrganizationErrors, OrganizationsLeaveOrganizationResponses, OrganizationsListInvitationsData, OrganizationsListInvitationsErrors, OrganizationsListInvitationsResponses, OrganizationsListMembersData, OrganizationsListMembersErrors, OrganizationsListMembersResponses, OrganizationsListMyInvitationsData, OrganizationsListMyInvitationsErrors, OrganizationsListMyInvitationsResponses, OrganizationsListMyOrganizationsData, OrganizationsListMyOrganizationsErrors, OrganizationsListMyOrganizationsResponses, OrganizationsListMyPermissionsData, OrganizationsListMyPermissionsErrors, OrganizationsListMyPermissionsResponses, OrganizationsListRolesData, OrganizationsListRolesErrors, OrganizationsListRolesResponses, OrganizationsRemoveMemberData, OrganizationsRemoveMemberErrors, OrganizationsRemoveMemberResponses, OrganizationsRenameOrganizationData, OrganizationsRenameOrganizationErrors, OrganizationsRenameOrganizationResponses, OrganizationsResendInvitationData, OrganizationsResendInvitationErrors, OrganizationsResendInvitationResponses, OrganizationsRevokeInvitationData, OrganizationsRevokeInvitationErrors, OrganizationsRevokeInvitationResponses, OrganizationsShowAcceptPageData, OrganizationsShowAcceptPageErrors, OrganizationsShowAcceptPageResponses, OrganizationsTransferOwnershipData, OrganizationsTransferOwnershipErrors, OrganizationsTransferOwnershipResponses } from './types.gen.js';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

class HeyApiClient {
    protected client: Client;
    
    constructor(args?: {
        client?: Client;
    }) {
        this.client = args?.client ?? client;
    }
}

class HeyApiRegistry<T> {
    private readonly defaultKey = 'default';
    
    private readonly instances: Map<string, T> = new Map();
    
    get(key?: string): T {
        const instance = this.instances.get(key ?? this.defaultKey);
        if (!instance) {
            throw new Error(`No SDK client found. Create one with "new Bulkhead()" to fix this error.`);
        }
        return instance;
    }
    
    set(value: T, key?: string): void {
        this.instances.set(key ?? this.defaultKey, value);
    }
}

export class Notifications extends HeyApiClient {
    /**
     * Mails that the mailbox transport kept, newest first, as JSON or as a page
     *
     * Public: shows the mails of a development machine, to that machine alone.
     */
    public list<ThrowOnError extends boolean = false>(options?: Options<NotificationsListData, ThrowOnError>): RequestResult<NotificationsListResponses, NotificationsListErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<NotificationsListResponses, NotificationsListErrors, ThrowOnError>({ url: '/dev/mailbox', ...options });
    }
    
    /**
     * List what I was told, the newest first
     *
     * Everybody who is signed in.
     */
    public listNotifications<ThrowOnError extends boolean = false>(options?: Options<NotificationsListNotificationsData, ThrowOnError>): RequestResult<NotificationsListNotificationsResponses, NotificationsListNotificationsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<NotificationsListNotificationsResponses, NotificationsListNotificationsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/notifications',
            ...options
        });
    }
    
    /**
     * Delete one
     *
     * Everybody who is signed in.
     */
    public deleteNotification<ThrowOnError extends boolean = false>(options: Options<NotificationsDeleteNotificationData, ThrowOnError>): RequestResult<NotificationsDeleteNotificationResponses, NotificationsDeleteNotificationErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<NotificationsDeleteNotificationResponses, NotificationsDeleteNotificationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/notifications/{notificationId}',
            ...options
        });
    }
    
    /**
     * Mark one as read
     *
     * Everybody who is signed in.
     */
    public markRead<ThrowOnError extends boolean = false>(options: Options<NotificationsMarkReadData, ThrowOnError>): RequestResult<NotificationsMarkReadResponses, NotificationsMarkReadErrors, ThrowOnError> {
        return (options.client ?? this.client).post<NotificationsMarkReadResponses, NotificationsMarkReadErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/notifications/{notificationId}/read',
            ...options
        });
    }
    
    /**
     * Mark all as read
     *
     * Everybody who is signed in.
     */
    public markAllRead<ThrowOnError extends boolean = false>(options?: Options<NotificationsMarkAllReadData, ThrowOnError>): RequestResult<NotificationsMarkAllReadResponses, NotificationsMarkAllReadErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<NotificationsMarkAllReadResponses, NotificationsMarkAllReadErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/notifications/read-all',
            ...options
        });
    }
    
    /**
     * Count what I have not read
     *
     * Everybody who is signed in.
     */
    public countUnread<ThrowOnError extends boolean = false>(options?: Options<NotificationsCountUnreadData, ThrowOnError>): RequestResult<NotificationsCountUnreadResponses, NotificationsCountUnreadErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<NotificationsCountUnreadResponses, NotificationsCountUnreadErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/notifications/unread-count',
            ...options
        });
    }
}

export class Http extends HeyApiClient {
    /**
     * This reference
     *
     * Public: the reference of the API is no secret.
     */
    public showReference<ThrowOnError extends boolean = false>(options?: Options<HttpShowReferenceData, ThrowOnError>): RequestResult<HttpShowReferenceResponses, HttpShowReferenceErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<HttpShowReferenceResponses, HttpShowReferenceErrors, ThrowOnError>({ url: '/docs', ...options });
    }
    
    /**
     * The OpenAPI document of this API
     *
     * Public: the description of the API is no secret.
     */
    public getOpenApi<ThrowOnError extends boolean = false>(options?: Options<HttpGetOpenApiData, ThrowOnError>): RequestResult<HttpGetOpenApiResponses, HttpGetOpenApiErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<HttpGetOpenApiResponses, HttpGetOpenApiErrors, ThrowOnError>({ url: '/openapi.json', ...options });
    }
    
    /**
     * What an error code means
     *
     * Public: what an error code means is no secret.
     */
    public getProblem<ThrowOnError extends boolean = false>(options: Options<HttpGetProblemData, ThrowOnError>): RequestResult<HttpGetProblemResponses, HttpGetProblemErrors, ThrowOnError> {
        return (options.client ?? this.client).get<HttpGetProblemResponses, HttpGetProblemErrors, ThrowOnError>({ url: '/problems/{code}', ...options });
    }
}

export class Health extends HeyApiClient {
    /**
     * Whether the process lives
     *
     * Public: supervisors and balancers have no credentials.
     */
    public health<ThrowOnError extends boolean = false>(options?: Options<HealthHealthData, ThrowOnError>): RequestResult<HealthHealthResponses, HealthHealthErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<HealthHealthResponses, HealthHealthErrors, ThrowOnError>({ url: '/health', ...options });
    }
    
    /**
     * Whether the process lives
     *
     * Public: supervisors and balancers have no credentials.
     */
    public live<ThrowOnError extends boolean = false>(options?: Options<HealthLiveData, ThrowOnError>): RequestResult<HealthLiveResponses, HealthLiveErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<HealthLiveResponses, HealthLiveErrors, ThrowOnError>({ url: '/health/live', ...options });
    }
    
    /**
     * Whether requests should be sent here
     *
     * Public: supervisors and balancers have no credentials.
     */
    public ready<ThrowOnError extends boolean = false>(options?: Options<HealthReadyData, ThrowOnError>): RequestResult<HealthReadyResponses, HealthReadyErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<HealthReadyResponses, HealthReadyErrors, ThrowOnError>({ url: '/health/ready', ...options });
    }
    
    /**
     * Whether the start is over
     *
     * Public: supervisors and balancers have no credentials.
     */
    public startup<ThrowOnError extends boolean = false>(options?: Options<HealthStartupData, ThrowOnError>): RequestResult<HealthStartupResponses, HealthStartupErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<HealthStartupResponses, HealthStartupErrors, ThrowOnError>({ url: '/health/startup', ...options });
    }
}

export class Flags extends HeyApiClient {
    /**
     * Evaluate all flags
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:evaluate`. Takes publishable keys, too, from pages of any origin. Also while the organization is suspended. Also while the database is away, for keys that were seen in the last 15m.
     */
    public evaluateFlags<ThrowOnError extends boolean = false>(options?: Options<FlagsEvaluateFlagsData, ThrowOnError>): RequestResult<FlagsEvaluateFlagsResponses, FlagsEvaluateFlagsErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<FlagsEvaluateFlagsResponses, FlagsEvaluateFlagsErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/ofrep/v1/evaluate/flags',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * Evaluate one flag
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:evaluate`. Takes publishable keys, too, from pages of any origin. Also while the organization is suspended. Also while the database is away, for keys that were seen in the last 15m.
     */
    public evaluateFlag<ThrowOnError extends boolean = false>(options: Options<FlagsEvaluateFlagData, ThrowOnError>): RequestResult<FlagsEvaluateFlagResponses, FlagsEvaluateFlagErrors, ThrowOnError> {
        return (options.client ?? this.client).post<FlagsEvaluateFlagResponses, FlagsEvaluateFlagErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/ofrep/v1/evaluate/flags/{flagKey}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Read all flags with their rules
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:read`. Also while the database is away, for keys that were seen in the last 15m.
     */
    public listClientFeatures<ThrowOnError extends boolean = false>(options?: Options<FlagsListClientFeaturesData, ThrowOnError>): RequestResult<FlagsListClientFeaturesResponses, FlagsListClientFeaturesErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<FlagsListClientFeaturesResponses, FlagsListClientFeaturesErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/unleash/api/client/features',
            ...options
        });
    }
    
    /**
     * Tell how often flags were asked for
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:read`. Also while the database is away, for keys that were seen in the last 15m.
     */
    public addClientMetrics<ThrowOnError extends boolean = false>(options?: Options<FlagsAddClientMetricsData, ThrowOnError>): RequestResult<FlagsAddClientMetricsResponses, FlagsAddClientMetricsErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<FlagsAddClientMetricsResponses, FlagsAddClientMetricsErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/unleash/api/client/metrics',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * Tell of an application that starts
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:read`. Also while the organization is suspended. Also while the database is away, for keys that were seen in the last 15m.
     */
    public registerClient<ThrowOnError extends boolean = false>(options?: Options<FlagsRegisterClientData, ThrowOnError>): RequestResult<FlagsRegisterClientResponses, FlagsRegisterClientErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<FlagsRegisterClientResponses, FlagsRegisterClientErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/unleash/api/client/register',
            ...options
        });
    }
    
    /**
     * Read the flags that are on, for a context in the query
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:evaluate`. Takes publishable keys, too, from pages of any origin. Also while the database is away, for keys that were seen in the last 15m.
     */
    public listFrontendFeatures<ThrowOnError extends boolean = false>(options?: Options<FlagsListFrontendFeaturesData, ThrowOnError>): RequestResult<FlagsListFrontendFeaturesResponses, FlagsListFrontendFeaturesErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<FlagsListFrontendFeaturesResponses, FlagsListFrontendFeaturesErrors, ThrowOnError>({
            querySerializer: { parameters: { members: { object: { style: 'form' } } } },
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/unleash/api/frontend',
            ...options
        });
    }
    
    /**
     * Read the flags that are on, for a context in the body
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:evaluate`. Takes publishable keys, too, from pages of any origin. Also while the organization is suspended. Also while the database is away, for keys that were seen in the last 15m.
     */
    public findFrontendFeatures<ThrowOnError extends boolean = false>(options?: Options<FlagsFindFrontendFeaturesData, ThrowOnError>): RequestResult<FlagsFindFrontendFeaturesResponses, FlagsFindFrontendFeaturesErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<FlagsFindFrontendFeaturesResponses, FlagsFindFrontendFeaturesErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/unleash/api/frontend',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * Tell how often flags were asked for, from a front end
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:evaluate`. Takes publishable keys, too, from pages of any origin. Also while the database is away, for keys that were seen in the last 15m.
     */
    public addFrontendMetrics<ThrowOnError extends boolean = false>(options?: Options<FlagsAddFrontendMetricsData, ThrowOnError>): RequestResult<FlagsAddFrontendMetricsResponses, FlagsAddFrontendMetricsErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<FlagsAddFrontendMetricsResponses, FlagsAddFrontendMetricsErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/unleash/api/frontend/client/metrics',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * Tell of a front-end application that starts
     *
     * Needs an API key that is restricted to an environment and has the scope `flags:evaluate`. Takes publishable keys, too, from pages of any origin. Also while the organization is suspended. Also while the database is away, for keys that were seen in the last 15m.
     */
    public registerFrontend<ThrowOnError extends boolean = false>(options?: Options<FlagsRegisterFrontendData, ThrowOnError>): RequestResult<FlagsRegisterFrontendResponses, FlagsRegisterFrontendErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<FlagsRegisterFrontendResponses, FlagsRegisterFrontendErrors, ThrowOnError>({
            security: [
                { scheme: 'bearer', type: 'http' },
                { name: 'Authorization', type: 'apiKey' },
                { name: 'X-API-Key', type: 'apiKey' }
            ],
            url: '/unleash/api/frontend/client/register',
            ...options
        });
    }
    
    /**
     * List the environments
     *
     * Needs the permission `flags:read`.
     */
    public listEnvironments<ThrowOnError extends boolean = false>(options: Options<FlagsListEnvironmentsData, ThrowOnError>): RequestResult<FlagsListEnvironmentsResponses, FlagsListEnvironmentsErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsListEnvironmentsResponses, FlagsListEnvironmentsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/environments',
            ...options
        });
    }
    
    /**
     * Create an environment
     *
     * Needs the permission `flags:write`.
     */
    public createEnvironment<ThrowOnError extends boolean = false>(options: Options<FlagsCreateEnvironmentData, ThrowOnError>): RequestResult<FlagsCreateEnvironmentResponses, FlagsCreateEnvironmentErrors, ThrowOnError> {
        return (options.client ?? this.client).post<FlagsCreateEnvironmentResponses, FlagsCreateEnvironmentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/environments',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Read an environment
     *
     * Needs the permission `flags:read`.
     */
    public getEnvironment<ThrowOnError extends boolean = false>(options: Options<FlagsGetEnvironmentData, ThrowOnError>): RequestResult<FlagsGetEnvironmentResponses, FlagsGetEnvironmentErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsGetEnvironmentResponses, FlagsGetEnvironmentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/environments/{environmentKey}',
            ...options
        });
    }
    
    /**
     * Rename or protect an environment
     *
     * Needs the permission `flags:write`.
     */
    public updateEnvironment<ThrowOnError extends boolean = false>(options: Options<FlagsUpdateEnvironmentData, ThrowOnError>): RequestResult<FlagsUpdateEnvironmentResponses, FlagsUpdateEnvironmentErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<FlagsUpdateEnvironmentResponses, FlagsUpdateEnvironmentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/environments/{environmentKey}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List the flags
     *
     * Needs the permission `flags:read`.
     */
    public listFlags<ThrowOnError extends boolean = false>(options: Options<FlagsListFlagsData, ThrowOnError>): RequestResult<FlagsListFlagsResponses, FlagsListFlagsErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsListFlagsResponses, FlagsListFlagsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags',
            ...options
        });
    }
    
    /**
     * Create a flag, which is off in all environments
     *
     * Needs the permission `flags:write`.
     */
    public createFlag<ThrowOnError extends boolean = false>(options: Options<FlagsCreateFlagData, ThrowOnError>): RequestResult<FlagsCreateFlagResponses, FlagsCreateFlagErrors, ThrowOnError> {
        return (options.client ?? this.client).post<FlagsCreateFlagResponses, FlagsCreateFlagErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Read a flag
     *
     * Needs the permission `flags:read`.
     */
    public getFlag<ThrowOnError extends boolean = false>(options: Options<FlagsGetFlagData, ThrowOnError>): RequestResult<FlagsGetFlagResponses, FlagsGetFlagErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsGetFlagResponses, FlagsGetFlagErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}',
            ...options
        });
    }
    
    /**
     * Change a flag in all environments
     *
     * Needs the permission `flags:write`.
     */
    public updateFlag<ThrowOnError extends boolean = false>(options: Options<FlagsUpdateFlagData, ThrowOnError>): RequestResult<FlagsUpdateFlagResponses, FlagsUpdateFlagErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<FlagsUpdateFlagResponses, FlagsUpdateFlagErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Archive a flag
     *
     * Needs the permission `flags:write`.
     */
    public archiveFlag<ThrowOnError extends boolean = false>(options: Options<FlagsArchiveFlagData, ThrowOnError>): RequestResult<FlagsArchiveFlagResponses, FlagsArchiveFlagErrors, ThrowOnError> {
        return (options.client ?? this.client).post<FlagsArchiveFlagResponses, FlagsArchiveFlagErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}/archive',
            ...options
        });
    }
    
    /**
     * List what was changed of a flag, the newest first
     *
     * Needs the permission `flags:read`.
     */
    public listChanges<ThrowOnError extends boolean = false>(options: Options<FlagsListChangesData, ThrowOnError>): RequestResult<FlagsListChangesResponses, FlagsListChangesErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsListChangesResponses, FlagsListChangesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}/changes',
            ...options
        });
    }
    
    /**
     * Read a flag’s state in an environment
     *
     * Needs the permission `flags:read`.
     */
    public getState<ThrowOnError extends boolean = false>(options: Options<FlagsGetStateData, ThrowOnError>): RequestResult<FlagsGetStateResponses, FlagsGetStateErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsGetStateResponses, FlagsGetStateErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}/environments/{environmentKey}',
            ...options
        });
    }
    
    /**
     * Replace a flag’s state in an environment
     *
     * Needs the permission `flags:write`.
     */
    public replaceState<ThrowOnError extends boolean = false>(options: Options<FlagsReplaceStateData, ThrowOnError>): RequestResult<FlagsReplaceStateResponses, FlagsReplaceStateErrors, ThrowOnError> {
        return (options.client ?? this.client).put<FlagsReplaceStateResponses, FlagsReplaceStateErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}/environments/{environmentKey}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Switch a flag on or off in an environment; a protected one wants If-Match
     *
     * Needs the permission `flags:toggle`.
     */
    public toggleFlag<ThrowOnError extends boolean = false>(options: Options<FlagsToggleFlagData, ThrowOnError>): RequestResult<FlagsToggleFlagResponses, FlagsToggleFlagErrors, ThrowOnError> {
        return (options.client ?? this.client).post<FlagsToggleFlagResponses, FlagsToggleFlagErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}/environments/{environmentKey}/toggle',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Explain, step by step, what a flag is for somebody
     *
     * Needs the permission `flags:read`. Also while the organization is suspended.
     */
    public explainFlag<ThrowOnError extends boolean = false>(options: Options<FlagsExplainFlagData, ThrowOnError>): RequestResult<FlagsExplainFlagResponses, FlagsExplainFlagErrors, ThrowOnError> {
        return (options.client ?? this.client).post<FlagsExplainFlagResponses, FlagsExplainFlagErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/flags/{flagKey}/explain',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List the segments
     *
     * Needs the permission `flags:read`.
     */
    public listSegments<ThrowOnError extends boolean = false>(options: Options<FlagsListSegmentsData, ThrowOnError>): RequestResult<FlagsListSegmentsResponses, FlagsListSegmentsErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsListSegmentsResponses, FlagsListSegmentsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/segments',
            ...options
        });
    }
    
    /**
     * Create a segment
     *
     * Needs the permission `segments:write`.
     */
    public createSegment<ThrowOnError extends boolean = false>(options: Options<FlagsCreateSegmentData, ThrowOnError>): RequestResult<FlagsCreateSegmentResponses, FlagsCreateSegmentErrors, ThrowOnError> {
        return (options.client ?? this.client).post<FlagsCreateSegmentResponses, FlagsCreateSegmentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/segments',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Delete a segment that no strategy uses
     *
     * Needs the permission `segments:write`.
     */
    public deleteSegment<ThrowOnError extends boolean = false>(options: Options<FlagsDeleteSegmentData, ThrowOnError>): RequestResult<FlagsDeleteSegmentResponses, FlagsDeleteSegmentErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<FlagsDeleteSegmentResponses, FlagsDeleteSegmentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/segments/{segmentId}',
            ...options
        });
    }
    
    /**
     * Read a segment
     *
     * Needs the permission `flags:read`.
     */
    public getSegment<ThrowOnError extends boolean = false>(options: Options<FlagsGetSegmentData, ThrowOnError>): RequestResult<FlagsGetSegmentResponses, FlagsGetSegmentErrors, ThrowOnError> {
        return (options.client ?? this.client).get<FlagsGetSegmentResponses, FlagsGetSegmentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/segments/{segmentId}',
            ...options
        });
    }
    
    /**
     * Change a segment wherever it is used
     *
     * Needs the permission `segments:write`.
     */
    public updateSegment<ThrowOnError extends boolean = false>(options: Options<FlagsUpdateSegmentData, ThrowOnError>): RequestResult<FlagsUpdateSegmentResponses, FlagsUpdateSegmentErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<FlagsUpdateSegmentResponses, FlagsUpdateSegmentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/segments/{segmentId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
}

export class Organizations extends HeyApiClient {
    /**
     * Page that accepts an invitation
     *
     * Public: the page of a mailed link, which signs in before it accepts.
     */
    public showAcceptPage<ThrowOnError extends boolean = false>(options?: Options<OrganizationsShowAcceptPageData, ThrowOnError>): RequestResult<OrganizationsShowAcceptPageResponses, OrganizationsShowAcceptPageErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<OrganizationsShowAcceptPageResponses, OrganizationsShowAcceptPageErrors, ThrowOnError>({ url: '/pages/accept', ...options });
    }
    
    /**
     * Accept an invitation
     *
     * Everybody who is signed in.
     */
    public acceptInvitation<ThrowOnError extends boolean = false>(options: Options<OrganizationsAcceptInvitationData, ThrowOnError>): RequestResult<OrganizationsAcceptInvitationResponses, OrganizationsAcceptInvitationErrors, ThrowOnError> {
        return (options.client ?? this.client).post<OrganizationsAcceptInvitationResponses, OrganizationsAcceptInvitationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/invitations/accept',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Decline an invitation
     *
     * Everybody who is signed in.
     */
    public declineInvitation<ThrowOnError extends boolean = false>(options: Options<OrganizationsDeclineInvitationData, ThrowOnError>): RequestResult<OrganizationsDeclineInvitationResponses, OrganizationsDeclineInvitationErrors, ThrowOnError> {
        return (options.client ?? this.client).post<OrganizationsDeclineInvitationResponses, OrganizationsDeclineInvitationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/invitations/decline',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List what I am invited to
     *
     * Everybody who is signed in.
     */
    public listMyInvitations<ThrowOnError extends boolean = false>(options?: Options<OrganizationsListMyInvitationsData, ThrowOnError>): RequestResult<OrganizationsListMyInvitationsResponses, OrganizationsListMyInvitationsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<OrganizationsListMyInvitationsResponses, OrganizationsListMyInvitationsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/invitations',
            ...options
        });
    }
    
    /**
     * List my organizations
     *
     * Everybody who is signed in.
     */
    public listMyOrganizations<ThrowOnError extends boolean = false>(options?: Options<OrganizationsListMyOrganizationsData, ThrowOnError>): RequestResult<OrganizationsListMyOrganizationsResponses, OrganizationsListMyOrganizationsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<OrganizationsListMyOrganizationsResponses, OrganizationsListMyOrganizationsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations',
            ...options
        });
    }
    
    /**
     * Create an organization
     *
     * Everybody who is signed in.
     */
    public createOrganization<ThrowOnError extends boolean = false>(options: Options<OrganizationsCreateOrganizationData, ThrowOnError>): RequestResult<OrganizationsCreateOrganizationResponses, OrganizationsCreateOrganizationErrors, ThrowOnError> {
        return (options.client ?? this.client).post<OrganizationsCreateOrganizationResponses, OrganizationsCreateOrganizationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Delete an organization
     *
     * Needs the permission `org:delete`.
     */
    public deleteOrganization<ThrowOnError extends boolean = false>(options: Options<OrganizationsDeleteOrganizationData, ThrowOnError>): RequestResult<OrganizationsDeleteOrganizationResponses, OrganizationsDeleteOrganizationErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<OrganizationsDeleteOrganizationResponses, OrganizationsDeleteOrganizationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}',
            ...options
        });
    }
    
    /**
     * Read an organization
     *
     * Needs the permission `org:read`.
     */
    public getOrganization<ThrowOnError extends boolean = false>(options: Options<OrganizationsGetOrganizationData, ThrowOnError>): RequestResult<OrganizationsGetOrganizationResponses, OrganizationsGetOrganizationErrors, ThrowOnError> {
        return (options.client ?? this.client).get<OrganizationsGetOrganizationResponses, OrganizationsGetOrganizationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}',
            ...options
        });
    }
    
    /**
     * Rename an organization
     *
     * Needs the permission `org:update`.
     */
    public renameOrganization<ThrowOnError extends boolean = false>(options: Options<OrganizationsRenameOrganizationData, ThrowOnError>): RequestResult<OrganizationsRenameOrganizationResponses, OrganizationsRenameOrganizationErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<OrganizationsRenameOrganizationResponses, OrganizationsRenameOrganizationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List the invitations
     *
     * Needs the permission `members:read`.
     */
    public listInvitations<ThrowOnError extends boolean = false>(options: Options<OrganizationsListInvitationsData, ThrowOnError>): RequestResult<OrganizationsListInvitationsResponses, OrganizationsListInvitationsErrors, ThrowOnError> {
        return (options.client ?? this.client).get<OrganizationsListInvitationsResponses, OrganizationsListInvitationsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/invitations',
            ...options
        });
    }
    
    /**
     * Invite somebody by e-mail
     *
     * Needs the permission `invitations:write`.
     */
    public createInvitation<ThrowOnError extends boolean = false>(options: Options<OrganizationsCreateInvitationData, ThrowOnError>): RequestResult<OrganizationsCreateInvitationResponses, OrganizationsCreateInvitationErrors, ThrowOnError> {
        return (options.client ?? this.client).post<OrganizationsCreateInvitationResponses, OrganizationsCreateInvitationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/invitations',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Revoke an invitation
     *
     * Needs the permission `invitations:write`.
     */
    public revokeInvitation<ThrowOnError extends boolean = false>(options: Options<OrganizationsRevokeInvitationData, ThrowOnError>): RequestResult<OrganizationsRevokeInvitationResponses, OrganizationsRevokeInvitationErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<OrganizationsRevokeInvitationResponses, OrganizationsRevokeInvitationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/invitations/{invitationId}',
            ...options
        });
    }
    
    /**
     * Read an invitation
     *
     * Needs the permission `members:read`.
     */
    public getInvitation<ThrowOnError extends boolean = false>(options: Options<OrganizationsGetInvitationData, ThrowOnError>): RequestResult<OrganizationsGetInvitationResponses, OrganizationsGetInvitationErrors, ThrowOnError> {
        return (options.client ?? this.client).get<OrganizationsGetInvitationResponses, OrganizationsGetInvitationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/invitations/{invitationId}',
            ...options
        });
    }
    
    /**
     * Mail an invitation once more
     *
     * Needs the permission `invitations:write`.
     */
    public resendInvitation<ThrowOnError extends boolean = false>(options: Options<OrganizationsResendInvitationData, ThrowOnError>): RequestResult<OrganizationsResendInvitationResponses, OrganizationsResendInvitationErrors, ThrowOnError> {
        return (options.client ?? this.client).post<OrganizationsResendInvitationResponses, OrganizationsResendInvitationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/invitations/{invitationId}/resend',
            ...options
        });
    }
    
    /**
     * List what I may do here
     *
     * Every member of the organization.
     */
    public listMyPermissions<ThrowOnError extends boolean = false>(options: Options<OrganizationsListMyPermissionsData, ThrowOnError>): RequestResult<OrganizationsListMyPermissionsResponses, OrganizationsListMyPermissionsErrors, ThrowOnError> {
        return (options.client ?? this.client).get<OrganizationsListMyPermissionsResponses, OrganizationsListMyPermissionsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/me/permissions',
            ...options
        });
    }
    
    /**
     * List the members
     *
     * Needs the permission `members:read`.
     */
    public listMembers<ThrowOnError extends boolean = false>(options: Options<OrganizationsListMembersData, ThrowOnError>): RequestResult<OrganizationsListMembersResponses, OrganizationsListMembersErrors, ThrowOnError> {
        return (options.client ?? this.client).get<OrganizationsListMembersResponses, OrganizationsListMembersErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/members',
            ...options
        });
    }
    
    /**
     * Remove a member
     *
     * Needs the permission `members:write`.
     */
    public removeMember<ThrowOnError extends boolean = false>(options: Options<OrganizationsRemoveMemberData, ThrowOnError>): RequestResult<OrganizationsRemoveMemberResponses, OrganizationsRemoveMemberErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<OrganizationsRemoveMemberResponses, OrganizationsRemoveMemberErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/members/{userId}',
            ...options
        });
    }
    
    /**
     * Change a member’s role
     *
     * Needs the permission `members:write`.
     */
    public changeRole<ThrowOnError extends boolean = false>(options: Options<OrganizationsChangeRoleData, ThrowOnError>): RequestResult<OrganizationsChangeRoleResponses, OrganizationsChangeRoleErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<OrganizationsChangeRoleResponses, OrganizationsChangeRoleErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/members/{userId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Leave the organization
     *
     * Every member of the organization.
     */
    public leaveOrganization<ThrowOnError extends boolean = false>(options: Options<OrganizationsLeaveOrganizationData, ThrowOnError>): RequestResult<OrganizationsLeaveOrganizationResponses, OrganizationsLeaveOrganizationErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<OrganizationsLeaveOrganizationResponses, OrganizationsLeaveOrganizationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/members/me',
            ...options
        });
    }
    
    /**
     * Hand the ownership over to another member
     *
     * Needs the permission `org:transfer`. Needs a sign-in of the last 10m, else 403 `recent_auth_required`: reauthenticate.
     */
    public transferOwnership<ThrowOnError extends boolean = false>(options: Options<OrganizationsTransferOwnershipData, ThrowOnError>): RequestResult<OrganizationsTransferOwnershipResponses, OrganizationsTransferOwnershipErrors, ThrowOnError> {
        return (options.client ?? this.client).post<OrganizationsTransferOwnershipResponses, OrganizationsTransferOwnershipErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/ownership-transfer',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List the roles and what they may do
     *
     * Needs the permission `org:read`.
     */
    public listRoles<ThrowOnError extends boolean = false>(options: Options<OrganizationsListRolesData, ThrowOnError>): RequestResult<OrganizationsListRolesResponses, OrganizationsListRolesErrors, ThrowOnError> {
        return (options.client ?? this.client).get<OrganizationsListRolesResponses, OrganizationsListRolesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/roles',
            ...options
        });
    }
}

export class Identity extends HeyApiClient {
    /**
     * The page that a mailed link opens
     *
     * Public: The page holds nothing of anybody: what it proves stands in the link, after the #.
     */
    public showResetPage<ThrowOnError extends boolean = false>(options?: Options<IdentityShowResetPageData, ThrowOnError>): RequestResult<IdentityShowResetPageResponses, IdentityShowResetPageErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<IdentityShowResetPageResponses, IdentityShowResetPageErrors, ThrowOnError>({ url: '/pages/reset', ...options });
    }
    
    /**
     * The page that a mailed link opens
     *
     * Public: The page holds nothing of anybody: what it proves stands in the link, after the #.
     */
    public showVerifyPage<ThrowOnError extends boolean = false>(options?: Options<IdentityShowVerifyPageData, ThrowOnError>): RequestResult<IdentityShowVerifyPageResponses, IdentityShowVerifyPageErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<IdentityShowVerifyPageResponses, IdentityShowVerifyPageErrors, ThrowOnError>({ url: '/pages/verify', ...options });
    }
    
    /**
     * Choose another password; this session gets a new token, the others stay
     *
     * Everybody who is signed in.
     */
    public changePassword<ThrowOnError extends boolean = false>(options: Options<IdentityChangePasswordData, ThrowOnError>): RequestResult<IdentityChangePasswordResponses, IdentityChangePasswordErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityChangePasswordResponses, IdentityChangePasswordErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/auth/password/change',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Have a link for a new password mailed
     *
     * Public: Whoever forgot the password cannot sign in.
     */
    public forgotPassword<ThrowOnError extends boolean = false>(options: Options<IdentityForgotPasswordData, ThrowOnError>): RequestResult<IdentityForgotPasswordResponses, IdentityForgotPasswordErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityForgotPasswordResponses, IdentityForgotPasswordErrors, ThrowOnError>({
            url: '/v1/auth/password/forgot',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Choose a new password and end all sessions; then sign in with it
     *
     * Public: The mailed token or code is the credential.
     */
    public resetPassword<ThrowOnError extends boolean = false>(options: Options<IdentityResetPasswordData, ThrowOnError>): RequestResult<IdentityResetPasswordResponses, IdentityResetPasswordErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityResetPasswordResponses, IdentityResetPasswordErrors, ThrowOnError>({
            url: '/v1/auth/password/reset',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show the password again; this session gets a new token and counts as signed in just now
     *
     * Everybody who is signed in.
     */
    public reauthenticate<ThrowOnError extends boolean = false>(options: Options<IdentityReauthenticateData, ThrowOnError>): RequestResult<IdentityReauthenticateResponses, IdentityReauthenticateErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityReauthenticateResponses, IdentityReauthenticateErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/auth/reauthenticate',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Sign in with address and password
     *
     * Public: Address and password are the credential.
     */
    public signIn<ThrowOnError extends boolean = false>(options: Options<IdentitySignInData, ThrowOnError>): RequestResult<IdentitySignInResponses, IdentitySignInErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentitySignInResponses, IdentitySignInErrors, ThrowOnError>({
            url: '/v1/auth/sign-in',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * End the session that calls
     *
     * Everybody who is signed in.
     */
    public signOut<ThrowOnError extends boolean = false>(options?: Options<IdentitySignOutData, ThrowOnError>): RequestResult<IdentitySignOutResponses, IdentitySignOutErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<IdentitySignOutResponses, IdentitySignOutErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/auth/sign-out',
            ...options
        });
    }
    
    /**
     * Have a proof of this address mailed
     *
     * Public: Whoever signs up has no account yet.
     */
    public signUp<ThrowOnError extends boolean = false>(options: Options<IdentitySignUpData, ThrowOnError>): RequestResult<IdentitySignUpResponses, IdentitySignUpErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentitySignUpResponses, IdentitySignUpErrors, ThrowOnError>({
            url: '/v1/auth/sign-up',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Prove the address, choose a password, and be signed in
     *
     * Public: The mailed token or code is the credential.
     */
    public verifyEmail<ThrowOnError extends boolean = false>(options: Options<IdentityVerifyEmailData, ThrowOnError>): RequestResult<IdentityVerifyEmailResponses, IdentityVerifyEmailErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityVerifyEmailResponses, IdentityVerifyEmailErrors, ThrowOnError>({
            url: '/v1/auth/verify-email',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Have another mail sent for a sign-up
     *
     * Public: Whoever signs up has no account yet.
     */
    public resendVerification<ThrowOnError extends boolean = false>(options: Options<IdentityResendVerificationData, ThrowOnError>): RequestResult<IdentityResendVerificationResponses, IdentityResendVerificationErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityResendVerificationResponses, IdentityResendVerificationErrors, ThrowOnError>({
            url: '/v1/auth/verify-email/resend',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Who am I
     *
     * Everybody who is signed in.
     */
    public getMe<ThrowOnError extends boolean = false>(options?: Options<IdentityGetMeData, ThrowOnError>): RequestResult<IdentityGetMeResponses, IdentityGetMeErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<IdentityGetMeResponses, IdentityGetMeErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me',
            ...options
        });
    }
    
    /**
     * Change my name or language
     *
     * Everybody who is signed in.
     */
    public changeMe<ThrowOnError extends boolean = false>(options: Options<IdentityChangeMeData, ThrowOnError>): RequestResult<IdentityChangeMeResponses, IdentityChangeMeErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<IdentityChangeMeResponses, IdentityChangeMeErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List my live sessions, the newest first
     *
     * Everybody who is signed in.
     */
    public listSessions<ThrowOnError extends boolean = false>(options?: Options<IdentityListSessionsData, ThrowOnError>): RequestResult<IdentityListSessionsResponses, IdentityListSessionsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<IdentityListSessionsResponses, IdentityListSessionsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/sessions',
            ...options
        });
    }
    
    /**
     * End one of my sessions
     *
     * Everybody who is signed in.
     */
    public revokeSession<ThrowOnError extends boolean = false>(options: Options<IdentityRevokeSessionData, ThrowOnError>): RequestResult<IdentityRevokeSessionResponses, IdentityRevokeSessionErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<IdentityRevokeSessionResponses, IdentityRevokeSessionErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/sessions/{sessionId}',
            ...options
        });
    }
    
    /**
     * End all my sessions but the one that calls
     *
     * Everybody who is signed in.
     */
    public revokeOtherSessions<ThrowOnError extends boolean = false>(options?: Options<IdentityRevokeOtherSessionsData, ThrowOnError>): RequestResult<IdentityRevokeOtherSessionsResponses, IdentityRevokeOtherSessionsErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<IdentityRevokeOtherSessionsResponses, IdentityRevokeOtherSessionsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/me/sessions/revoke-others',
            ...options
        });
    }
    
    /**
     * List the API keys that were not revoked, the newest first
     *
     * Needs the permission `api_keys:read`.
     */
    public listApiKeys<ThrowOnError extends boolean = false>(options: Options<IdentityListApiKeysData, ThrowOnError>): RequestResult<IdentityListApiKeysResponses, IdentityListApiKeysErrors, ThrowOnError> {
        return (options.client ?? this.client).get<IdentityListApiKeysResponses, IdentityListApiKeysErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/api-keys',
            ...options
        });
    }
    
    /**
     * Create an API key: the answer alone shows it
     *
     * Needs the permission `api_keys:write`.
     */
    public createApiKey<ThrowOnError extends boolean = false>(options: Options<IdentityCreateApiKeyData, ThrowOnError>): RequestResult<IdentityCreateApiKeyResponses, IdentityCreateApiKeyErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityCreateApiKeyResponses, IdentityCreateApiKeyErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/api-keys',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Revoke an API key, for good
     *
     * Needs the permission `api_keys:write`.
     */
    public revokeApiKey<ThrowOnError extends boolean = false>(options: Options<IdentityRevokeApiKeyData, ThrowOnError>): RequestResult<IdentityRevokeApiKeyResponses, IdentityRevokeApiKeyErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<IdentityRevokeApiKeyResponses, IdentityRevokeApiKeyErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/api-keys/{keyId}',
            ...options
        });
    }
    
    /**
     * Read an API key
     *
     * Needs the permission `api_keys:read`.
     */
    public getApiKey<ThrowOnError extends boolean = false>(options: Options<IdentityGetApiKeyData, ThrowOnError>): RequestResult<IdentityGetApiKeyResponses, IdentityGetApiKeyErrors, ThrowOnError> {
        return (options.client ?? this.client).get<IdentityGetApiKeyResponses, IdentityGetApiKeyErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/api-keys/{keyId}',
            ...options
        });
    }
    
    /**
     * Change an API key, or who answers for it
     *
     * Needs the permission `api_keys:write`.
     */
    public updateApiKey<ThrowOnError extends boolean = false>(options: Options<IdentityUpdateApiKeyData, ThrowOnError>): RequestResult<IdentityUpdateApiKeyResponses, IdentityUpdateApiKeyErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<IdentityUpdateApiKeyResponses, IdentityUpdateApiKeyErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/api-keys/{keyId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Give an API key another secret, while the one before works on for some hours
     *
     * Needs the permission `api_keys:write`.
     */
    public rotateApiKey<ThrowOnError extends boolean = false>(options: Options<IdentityRotateApiKeyData, ThrowOnError>): RequestResult<IdentityRotateApiKeyResponses, IdentityRotateApiKeyErrors, ThrowOnError> {
        return (options.client ?? this.client).post<IdentityRotateApiKeyResponses, IdentityRotateApiKeyErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }, {
                    in: 'cookie',
                    name: '__Host-session',
                    type: 'apiKey'
                }],
            url: '/v1/organizations/{organizationId}/api-keys/{keyId}/rotate',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
}

export class Bulkhead extends HeyApiClient {
    public static readonly __registry: HeyApiRegistry<Bulkhead> = new HeyApiRegistry<Bulkhead>();
    
    constructor(args?: {
        client?: Client;
        key?: string;
    }) {
        super(args);
        Bulkhead.__registry.set(this, args?.key);
    }
    
    private _notifications?: Notifications;
    get notifications(): Notifications {
        return this._notifications ??= new Notifications({ client: this.client });
    }
    
    private _http?: Http;
    get http(): Http {
        return this._http ??= new Http({ client: this.client });
    }
    
    private _health?: Health;
    get health(): Health {
        return this._health ??= new Health({ client: this.client });
    }
    
    private _flags?: Flags;
    get flags(): Flags {
        return this._flags ??= new Flags({ client: this.client });
    }
    
    private _organizations?: Organizations;
    get organizations(): Organizations {
        return this._organizations ??= new Organizations({ client: this.client });
    }
    
    private _identity?: Identity;
    get identity(): Identity {
        return this._identity ??= new Identity({ client: this.client });
    }
}
