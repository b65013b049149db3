/** W3C Trace Context, version 00, in its parts: https://www.w3.org/TR/trace-context/#traceparent-header */
export const traceparentForm = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

const TRACE_ID = [3, 35] as const;
const SPAN_ID = [36, 52] as const;

/** Of a traceparent that has the form. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(...TRACE_ID);
export const spanIdOf = (traceparent: string): string => traceparent.slice(...SPAN_ID);
