import { ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Link, Span, SpanContext, Tracer } from '@opentelemetry/api';
import type { Activity, ActivityListener } from '../activity/index.js';
import { outcomeOf } from './outcome.js';
import { descriptions } from './span-description.js';
import { parseTraceparent, traceparentOf } from './traceparent.js';

/** How long handing over may hold up the end of the program, which has other things to close. */
const LONGEST_FLUSH_MS = 1_000;

/** The flags of a trace that nobody records. */
const NOT_KEPT = '-00';

/** Makes a span of each activity. */
export class Traces implements ActivityListener {
  private readonly spans = new WeakMap<Activity, Span>();

  constructor(
    private readonly tracer: Tracer,
    private readonly flush: () => Promise<void>,
  ) {}

  began(activity: Activity): void {
    // Probes ask every second, and nobody ever looks for them.
    if (activity.isProbe) return;
    const { parent } = activity;
    if (parent?.traceparent?.endsWith(NOT_KEPT)) {
      // No sampler of ours keeps a part of what is not kept: what others are told is enough.
      activity.traceparent = parent.traceparent;
      return;
    }
    const { kind, name } = descriptions[activity.kind];
    const links = activity.causes.map(parseTraceparent).filter((it) => it !== null);
    const span = this.tracer.startSpan(name(activity), { kind, links: links.map(linkTo) }, this.around(activity));
    this.spans.set(activity, span);
    activity.traceparent = traceparentOf(span.spanContext());
  }

  ended(activity: Activity): void {
    const span = this.spans.get(activity);
    if (!span) return;
    if (span.isRecording()) this.describe(span, activity);
    span.end();
  }

  /** Sends what is still held; a collector that does not answer is not waited for. */
  async closing(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, LONGEST_FLUSH_MS)));
    await Promise.race([this.flush().catch(() => undefined), late]);
    clearTimeout(timer);
  }

  /** What this is a part of: what is around it, else what caused it, else nothing. */
  private around({ parent, cause }: Activity): Context {
    const outer = parent && this.spans.get(parent);
    if (outer) return trace.setSpan(ROOT_CONTEXT, outer);
    const remote = cause === null ? null : parseTraceparent(cause);
    return remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
  }

  private describe(span: Span, activity: Activity): void {
    const { name, attributes } = descriptions[activity.kind];
    // Only now: the module of a request is known once its route is.
    span.updateName(name(activity));
    span.setAttributes({ 'bulkhead.module': activity.module, ...activity.attributes, ...attributes(activity) });
    const outcome = outcomeOf(activity);
    if (outcome) span.setAttribute('error.type', outcome.type);
    if (outcome?.failed) span.setStatus({ code: SpanStatusCode.ERROR });
  }
}

const linkTo = (context: SpanContext): Link => ({ context });
