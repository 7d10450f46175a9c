import { afterEach, expect, it } from 'vitest';
import { startCollector } from './http-collector.fixture.ts';
import { noTracing, startTracing } from './tracing.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface OtlpSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly events?: readonly { readonly name: string; readonly attributes: readonly Attribute[] }[];
  readonly status: { readonly code?: number };
}
interface OtlpBody {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

const plain = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** Traces what the work does, and reads what the collector got. */
async function traced(work: (tracing: typeof noTracing) => Promise<void>) {
  const { url, received, stop } = await startCollector();
  stops.push(stop);
  const tracing = await startTracing('partyquiz-web', `${url}/`, '1.2.3');
  await work(tracing);
  // Nothing was sent yet: a batch waits for more, and leaving sends it.
  expect(received).toHaveLength(0);
  await tracing.stop();
  expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
  expect(received[0]?.headers['content-type']).toBe('application/json');
  const body = JSON.parse(received[0]?.body.toString() ?? '') as OtlpBody;
  const [resource] = body.resourceSpans;
  const spans = resource?.scopeSpans.flatMap((scope) => scope.spans) ?? [];
  return { spans, resource: plain(resource?.resource.attributes ?? []) };
}

const PARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const response = { route: '/w/[workspace]', attributes: { request: 'q1' } };

it('a request is a span with route, method and status, within the trace of who asked', async () => {
  const { spans, resource } = await traced(async (tracing) => {
    const request = { method: 'GET', traceparent: PARENT };
    const result = await tracing.serve(
      request,
      async () => 'page',
      () => ({ ...response, status: 200 })
    );
    expect(result).toBe('page');
  });
  expect(resource).toEqual({ 'service.name': 'partyquiz-web', 'service.version': '1.2.3' });
  expect(spans).toMatchObject([
    {
      name: 'GET /w/[workspace]',
      // Server.
      kind: 2,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      parentSpanId: '00f067aa0ba902b7'
    }
  ]);
  expect(plain(spans[0]?.attributes ?? [])).toEqual({
    'http.request.method': 'GET',
    'http.route': '/w/[workspace]',
    'http.response.status_code': 200,
    request: 'q1'
  });
});

it.each([null, 'nonsense', '00-00000000000000000000000000000000-00f067aa0ba902b7-01'])(
  'a request with %s as its parent begins a trace',
  async (traceparent) => {
    const { spans } = await traced(async (tracing) => {
      await tracing.serve(
        { method: 'GET', traceparent },
        async () => 1,
        () => ({ ...response, status: 200 })
      );
    });
    expect(spans[0]?.parentSpanId).toBeUndefined();
    expect(spans[0]?.traceId).toMatch(/[1-9a-f]/);
  }
);

it('an error belongs to the request in which it happened, and holds only what a log may hold', async () => {
  const { spans } = await traced(async (tracing) => {
    const answer = (error: Error | undefined) =>
      tracing.serve(
        { method: 'POST', traceparent: null },
        async () => {
          await Promise.resolve();
          if (error) tracing.fail(error);
        },
        () => ({ ...response, status: error ? 500 : 200 })
      );
    const error = Object.assign(new Error('Failed query: S3CRET'), { params: ['S3CRET'] });
    await Promise.all([answer(error), answer(undefined)]);
    // Outside of a request it belongs to none.
    tracing.fail(error);
  });
  expect(JSON.stringify(spans)).not.toContain('S3CRET');
  expect(spans.map(({ events = [], status }) => [events.length, status.code ?? 0]).sort()).toEqual([
    [0, 0],
    [1, 2]
  ]);
});

it('work that is over has the times it had', async () => {
  const { spans } = await traced(async (tracing) => {
    tracing.record('room.commit', 1_000, 1_250, { room: 'r1', events: 3 });
  });
  const [span] = spans;
  expect(span?.name).toBe('room.commit');
  const took = BigInt(span?.endTimeUnixNano ?? 0) - BigInt(span?.startTimeUnixNano ?? 0);
  expect(Number(took) / 1e6).toBeCloseTo(250, 0);
  expect(plain(span?.attributes ?? [])).toEqual({ room: 'r1', events: 3 });
});

it('without a collector nothing is traced, and one that is away holds nobody up', async () => {
  expect(await startTracing('partyquiz-web', undefined, '1')).toBe(noTracing);
  const tracing = await startTracing('partyquiz-web', 'http://127.0.0.1:1', '1');
  tracing.record('room.commit', 1, 2);
  await tracing.stop();
});
