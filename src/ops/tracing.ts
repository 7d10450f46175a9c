/** What a span may say: which kind of work it was, never about whom. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface ServedRequest {
  readonly method: string;
  /** Of W3C Trace Context: who asked may have a trace already. */
  readonly traceparent: string | null;
}

/** What is told of a request when it has been answered. */
export interface ServedResponse {
  readonly route: string;
  readonly status: number;
  readonly attributes: SpanAttributes;
}

/** Where traces go. Nothing here waits or throws. */
export interface Tracing {
  /** Records work that is over; times on the monotonic clock, in ms. */
  record(name: string, since: number, until: number, attributes?: SpanAttributes): void;
  /** Answers a request within a span of its own. */
  serve<T>(
    request: ServedRequest,
    work: () => Promise<T>,
    describe: (result: T) => ServedResponse
  ): Promise<T>;
  /** The request that is being answered has failed. */
  fail(error: unknown): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export const noTracing: Tracing = {
  record: () => undefined,
  serve: (_, work) => work(),
  fail: () => undefined,
  stop: () => Promise.resolve()
};

/**
 * Begins to trace, where there is a collector; the code for it is loaded only then.
 *
 * @param url base address of an OpenTelemetry collector (OTLP over HTTP)
 */
export async function startTracing(
  service: string,
  url: string | undefined,
  version: string
): Promise<Tracing> {
  if (url === undefined) return noTracing;
  const { OtlpTracing } = await import('./otlp-tracing.ts');
  return new OtlpTracing(service, url, version);
}
