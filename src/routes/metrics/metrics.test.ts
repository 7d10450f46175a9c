import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handleMetrics } from '#lib/server/hooks/handle-metrics.ts';
import { openMetrics } from '#lib/server/metrics/open-metrics.ts';
import { GET } from './+server.ts';

const TOKEN = 'a-token-of-16-characters';

beforeAll(async () => {
  // Nobody listens there: whoever asks hears so at once.
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
  vi.stubEnv('PARTYQUIZ_SECRET', 'a secret that is long enough for a test');
  vi.stubEnv('METRICS_TOKEN', TOKEN);
  await openMetrics();
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** As much of a request as is looked at. */
type Event = Parameters<typeof GET>[0];
function visit(route: string, authorization?: string): Event {
  const headers = { ...(authorization !== undefined && { authorization }) };
  return { route: { id: route }, request: new Request('http://here/', { headers }) } as unknown as Event;
}

const read = async () => GET(visit('/metrics', `Bearer ${TOKEN}`));
const counted = async () =>
  (await (await read()).text())
    .split('\n')
    .filter((line) => line.startsWith('partyquiz_http_request_seconds_count'));

describe('/metrics of the web app', () => {
  it('is for whoever has the token', async () => {
    expect((await GET(visit('/metrics'))).status).toBe(401);
    expect((await GET(visit('/metrics', 'Bearer another-token-1234'))).status).toBe(401);
    const response = await read();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('partyquiz_database_up 0');
  });

  it('counts requests of people, and no probes', async () => {
    const answer = (status: number) => () => new Response(null, { status });
    await handleMetrics({ event: visit('/(public)'), resolve: answer(200) });
    await handleMetrics({ event: visit('/api/healthz'), resolve: answer(503) });
    await handleMetrics({ event: visit('/metrics'), resolve: answer(200) });
    const broken = handleMetrics({
      event: visit('/(app)'),
      resolve: () => Promise.reject(new Error('oops'))
    });
    await expect(broken).rejects.toThrow('oops');
    expect(await counted()).toEqual([
      'partyquiz_http_request_seconds_count{route="/(public)",method="GET",status="2xx"} 1',
      'partyquiz_http_request_seconds_count{route="/(app)",method="GET",status="5xx"} 1'
    ]);
  });
});
