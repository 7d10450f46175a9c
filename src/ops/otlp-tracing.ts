import { loggedError } from '#core/log-error.ts';
import {
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type Tracer
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ServedRequest, ServedResponse, SpanAttributes, Tracing } from './tracing.ts';
import { within } from './within.ts';

const EXPORT_MS = 5_000;
/** For the last spans to leave when the process stops, in ms. */
const STOP_MS = 2_000;
/** Version 00 of https://www.w3.org/TR/trace-context/#traceparent-header; later ones begin alike. */
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-|$)/;

/** Traces for an OpenTelemetry collector. Nothing global: only who holds this object traces. */
export class OtlpTracing implements Tracing {
  readonly #provider: BasicTracerProvider;
  readonly #tracer: Tracer;
  readonly #contexts = new AsyncLocalStorageContextManager();

  constructor(service: string, url: string, version: string) {
    const exporter = new OTLPTraceExporter({
      url: `${url.replace(/\/+$/, '')}/v1/traces`,
      timeoutMillis: EXPORT_MS
    });
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
      spanProcessors: [new BatchSpanProcessor(exporter)]
    });
    this.#tracer = this.#provider.getTracer('partyquiz', version);
    this.#contexts.enable();
  }

  record(name: string, since: number, until: number, attributes: SpanAttributes = {}): void {
    const startTime = performance.timeOrigin + since;
    this.#tracer
      .startSpan(name, { startTime, attributes: { ...attributes } }, ROOT_CONTEXT)
      .end(performance.timeOrigin + until);
  }

  async serve<T>(
    { method, traceparent }: ServedRequest,
    work: () => Promise<T>,
    describe: (result: T) => ServedResponse
  ): Promise<T> {
    const parent = parentOf(traceparent);
    const span = this.#tracer.startSpan(
      method,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } },
      parent
    );
    try {
      const result = await this.#contexts.with(trace.setSpan(parent, span), work);
      finish(span, method, describe(result));
      return result;
    } catch (error) {
      note(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  fail(error: unknown): void {
    const span = trace.getSpan(this.#contexts.active());
    if (span) note(span, error);
  }

  async stop(): Promise<void> {
    // A collector that is away keeps nobody from leaving.
    await within(STOP_MS, this.#provider.shutdown()).catch(() => undefined);
    this.#contexts.disable();
  }
}

function parentOf(traceparent: string | null): Context {
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(remote) ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
}

function finish(span: Span, method: string, { route, status, attributes }: ServedResponse) {
  span.updateName(`${method} ${route}`);
  span.setAttributes({ ...attributes, 'http.route': route, 'http.response.status_code': status });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Of an error only what may stand in the log. */
function note(span: Span, error: unknown) {
  const { type, message, stack } = loggedError(error);
  span.addEvent('exception', {
    'exception.type': type,
    'exception.message': message,
    ...(stack !== undefined && { 'exception.stacktrace': stack })
  });
  span.setStatus({ code: SpanStatusCode.ERROR, message: type });
}
