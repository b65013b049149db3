import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ClassTable } from './class-table.js';
import { GradientLimit } from './gradient-limit.js';
import type { LoadClass } from './load-classes.js';
import type { OverloadSettings } from './overload.settings.js';
import { Refusals } from './refusal.js';
import { WaitingLine } from './waiting-line.js';
import type { Waiting } from './waiting-line.js';

interface Applicant extends Waiting {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly serve: RequestListener;
}

/** What is told of the limiter's doings; cheap, since it is told of each refusal. */
export interface Watcher {
  refused(method: string | undefined, loadClass: LoadClass, seconds: number): void;
  /** A window is over, or the limiter falls asleep. */
  turned(): void;
}

/** Where an adapter keeps its limiter, for those who come later. */
export const ADMISSION = 'admission';

const TICK_MS = 5;
const WINDOW_TICKS = 20;
/** For so long after a refusal this is no burst that passes: then waiting longer helps nobody. */
const REFUSING_MS = 100;
const REFUSING_WAIT_MS = 5;
/** Windows without anything to do after which it sleeps. */
const QUIET_WINDOWS = 5;
/** The part of the limit that a class may fill: critical requests find a place where no other does. */
const share: Readonly<Record<LoadClass, number>> = { critical: 1.25, normal: 1, batch: 0.5 };

/**
 * Stands before Fastify and takes a request in, has it wait for a moment, or refuses it. Probes pass: whoever asks whether this
 * process lives gets an answer above all when it is busy.
 */
export class Admission {
  readonly limit: GradientLimit;
  readonly #line = new WaitingLine<Applicant>();
  readonly #refusals: Refusals;
  /** A request that had to wait is not a part of the one that left its place. */
  readonly #outside = new AsyncResource('Admission');
  #classes = new ClassTable([]);
  #watcher: Watcher | undefined;
  #isLeaving = () => false;
  #inFlight = 0;
  #refusedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;
  #lateMs = 0;
  #lastTick = 0;
  #quiet = 0;

  constructor(private readonly settings: OverloadSettings & { readonly corsOrigins: readonly string[] }) {
    this.#refusals = new Refusals(settings.corsOrigins);
    this.limit = new GradientLimit(settings.overloadFloor, settings.overloadCeiling);
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get waiting(): number {
    return this.#line.length;
  }

  connect(classes: ClassTable, watcher: Watcher, isLeaving: () => boolean): void {
    [this.#classes, this.#watcher, this.#isLeaving] = [classes, watcher, isLeaving];
  }

  /** Puts the limiter before a server's own handler. */
  guard(server: Server, serve: RequestListener): void {
    server.on('request', (request, response) => this.#meet(request, response, serve));
    // Asked first, a client need not send the body of what is refused.
    server.on('checkContinue', (request, response) =>
      this.#meet(request, response, (...both) => {
        response.writeContinue();
        serve(...both);
      }),
    );
  }

  #meet(request: IncomingMessage, response: ServerResponse, serve: RequestListener): void {
    const { url = '' } = request;
    if (isProbe(url)) return serve(request, response);
    const loadClass = this.#classes.classOf(request.method ?? '', url);
    if (!this.#timer) this.#wake();
    this.#quiet = 0;
    if (this.#hasPlace(loadClass) && this.#line.before(loadClass) === 0) return this.#take(request, response, serve);
    this.#wait({ request, response, serve, loadClass, since: performance.now() });
  }

  #wait(applicant: Applicant): void {
    this.#line.add(applicant);
    // Whoever waits makes it known: the limit is what holds them back.
    this.limit.note(this.limit.current);
    if (this.#line.length > this.settings.overloadQueueLength) this.#refuse(this.#line.takeLeast());
  }

  #hasPlace = (loadClass: LoadClass): boolean => this.#inFlight < Math.ceil(this.limit.current * share[loadClass]);

  #take(request: IncomingMessage, response: ServerResponse, serve: RequestListener): void {
    this.#inFlight++;
    this.limit.note(this.#inFlight);
    response.once('close', this.#leave);
    serve(request, response);
  }

  readonly #leave = (): void => {
    this.#inFlight--;
    if (this.#line.length > 0) this.#fill();
  };

  #fill(): void {
    const latest = performance.now() - this.#longestWaitMs();
    for (let it = this.#line.takeOlder(latest); it; it = this.#line.takeOlder(latest)) this.#refuse(it);
    for (let it = this.#line.takeNext(this.#hasPlace); it; it = this.#line.takeNext(this.#hasPlace))
      // Who has hung up meanwhile is owed nothing.
      if (!it.response.destroyed) this.#outside.runInAsyncScope(() => this.#take(it.request, it.response, it.serve));
  }

  /**
   * As controlled delay has it (Nichols and Jacobson, "Controlling Queue Delay", ACM Queue 10/5; for requests: Maurer, "Fail at
   * Scale", ACM Queue 13/8): patient with a burst, and not while there is more than can be done. Other than there it does not ask
   * whether the line was empty lately: answers come in bursts themselves, and empty it for a moment however long an overload lasts.
   */
  #longestWaitMs(): number {
    const { overloadQueueMs } = this.settings;
    const refuses = performance.now() - this.#refusedAt < REFUSING_MS;
    return refuses ? Math.min(overloadQueueMs, REFUSING_WAIT_MS) : overloadQueueMs;
  }

  #refuse(it: Applicant | undefined): void {
    if (!it || it.response.destroyed) return;
    this.#refusedAt = performance.now();
    this.#refusals.refuse(it.request, it.response, it.loadClass, this.#isLeaving());
    this.#watcher?.refused(it.request.method, it.loadClass, (this.#refusedAt - it.since) / 1000);
  }

  /** Nothing ticks in a process of which nobody wants anything. */
  #wake(): void {
    this.#lastTick = performance.now();
    this.#timer = this.#outside.runInAsyncScope(() => setInterval(() => this.#tick(), TICK_MS).unref());
  }

  #tick(): void {
    const now = performance.now();
    this.#lateMs += Math.max(now - this.#lastTick - TICK_MS, 0);
    this.#lastTick = now;
    if (this.#line.length > 0) this.#fill();
    if (++this.#ticks < WINDOW_TICKS) return;
    this.limit.turn(this.#lateMs / this.#ticks, this.#inFlight);
    this.#watcher?.turned();
    this.#ticks = this.#lateMs = 0;
    if (++this.#quiet < QUIET_WINDOWS || this.#inFlight > 0 || this.#line.length > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

const isProbe = (url: string): boolean => url.startsWith('/health') && probe.test(url);
const probe = /^\/health(\/|\?|$)/;

type Guarded = FastifyInstance & { readonly [ADMISSION]?: Admission };

/** Undefined in a program without a server, such as a worker's script. */
export function admissionOf({ httpAdapter }: HttpAdapterHost): Admission | undefined {
  return httpAdapter?.getInstance<Guarded | undefined>()?.[ADMISSION];
}
