/** What of Node reaches around the doors: by module, with the names that only compute. */
export const channelsOfNode: Readonly<Record<string, { readonly form: string; readonly harmless: readonly string[] }>> =
  {
    async_hooks: { form: 'context', harmless: ['AsyncResource', 'executionAsyncId', 'triggerAsyncId'] },
    diagnostics_channel: { form: 'context', harmless: [] },
    domain: { form: 'context', harmless: [] },
    trace_events: { form: 'context', harmless: [] },
    vm: { form: 'evaluated', harmless: [] },
    inspector: { form: 'evaluated', harmless: [] },
    'inspector/promises': { form: 'evaluated', harmless: [] },
    repl: { form: 'evaluated', harmless: [] },
    v8: { form: 'evaluated', harmless: ['getHeapStatistics', 'getHeapSpaceStatistics', 'serialize', 'deserialize'] },
    wasi: { form: 'evaluated', harmless: [] },
    child_process: { form: 'reach', harmless: [] },
    cluster: { form: 'reach', harmless: [] },
    worker_threads: { form: 'reach', harmless: ['isMainThread', 'threadId'] },
    dgram: { form: 'reach', harmless: [] },
    net: { form: 'reach', harmless: ['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'SocketAddress'] },
    tls: { form: 'reach', harmless: ['rootCertificates', 'checkServerIdentity', 'createSecureContext'] },
    sqlite: { form: 'reach', harmless: [] },
    http: { form: 'reach', harmless: ['STATUS_CODES', 'METHODS', 'Agent', 'request', 'get', 'validateHeaderName'] },
    https: { form: 'reach', harmless: ['Agent', 'request', 'get'] },
    http2: { form: 'reach', harmless: ['constants', 'sensitiveHeaders'] },
  };
