/** Header fields that a standard or every browser knows: they are everybody's. */
const standard = new Set(
  `accept accept-charset accept-encoding accept-language accept-patch accept-post accept-ranges access-control-allow-credentials
  access-control-allow-headers access-control-allow-methods access-control-allow-origin access-control-expose-headers
  access-control-max-age access-control-request-headers access-control-request-method age allow alt-svc authorization
  cache-control clear-site-data connection content-disposition content-encoding content-language content-length
  content-location content-range content-security-policy content-security-policy-report-only content-type cookie
  cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy date deprecation digest dnt early-data
  etag expect expires forwarded from host idempotency-key if-match if-modified-since if-none-match if-range
  if-unmodified-since keep-alive last-event-id last-modified link location max-forwards origin permissions-policy pragma
  prefer preference-applied priority proxy-authenticate proxy-authorization range ratelimit ratelimit-policy referer
  referrer-policy refresh retry-after sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user server server-timing
  set-cookie sourcemap strict-transport-security sunset te timing-allow-origin traceparent tracestate trailer
  transfer-encoding upgrade upgrade-insecure-requests user-agent vary via want-digest warning www-authenticate
  x-content-type-options x-correlation-id x-dns-prefetch-control x-forwarded-for x-forwarded-host x-forwarded-port
  x-forwarded-proto x-frame-options x-powered-by x-real-ip x-request-id x-requested-with x-robots-tag x-xss-protection`.split(
    /\s+/,
  ),
);

export const isStandardHeader = (name: string): boolean => standard.has(name.toLowerCase());
