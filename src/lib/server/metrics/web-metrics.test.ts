import { expect, it } from 'vitest';
import { WebMetrics } from './web-metrics.ts';

function webMetrics(sessions: number | undefined) {
  let asked = 0;
  const metrics = new WebMetrics('1.2.3', {
    runningSessions: async () => {
      asked += 1;
      return sessions;
    },
    isRedisUp: async () => undefined,
    isDraining: () => false,
    disk: async () => (sessions === undefined ? undefined : { freeBytes: 2, totalBytes: 10 }),
    databaseBytes: async () => 7,
    failingJobs: async () => sessions
  });
  return { metrics, lines: async () => (await metrics.read()).text.split('\n'), asked: () => asked };
}

it('requests are counted by route, method and class of status, and while they are answered', async () => {
  const { metrics, lines } = webMetrics(0);
  const finish = metrics.begin();
  metrics.begin();
  finish({ route: '/w/[workspace]', method: 'GET', status: 503, seconds: 0.3 });
  const text = await lines();
  const labels = 'route="/w/[workspace]",method="GET",status="5xx"';
  expect(text).toContain(`partyquiz_http_request_seconds_count{${labels}} 1`);
  expect(text).toContain(`partyquiz_http_request_seconds_bucket{le="0.25",${labels}} 0`);
  expect(text).toContain(`partyquiz_http_request_seconds_bucket{le="0.5",${labels}} 1`);
  expect(text).toContain('partyquiz_http_requests_in_flight 1');
});

it('the database is asked once per reading, for how many sessions run and whether it is there', async () => {
  const up = webMetrics(4);
  expect(await up.lines()).toEqual(
    expect.arrayContaining(['partyquiz_live_sessions 4', 'partyquiz_database_up 1'])
  );
  expect(up.asked()).toBe(1);
  const away = webMetrics(undefined);
  const text = await away.lines();
  expect(text).toContain('partyquiz_database_up 0');
  expect(text.filter((line) => line.startsWith('partyquiz_live_sessions '))).toEqual([]);
  expect(text.filter((line) => line.startsWith('partyquiz_redis_up '))).toEqual([]);
});

it('jobs are counted by what became of them, and those that fail', async () => {
  const { metrics, lines } = webMetrics(2);
  metrics.countJob('sweep-jobs', 'done');
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'partyquiz_jobs_total{job="sweep-jobs",outcome="done"} 1',
      'partyquiz_jobs_failing 2'
    ])
  );
});

it('[OPS-24] disk and database are measured, where they can be', async () => {
  expect(await webMetrics(0).lines()).toEqual(
    expect.arrayContaining([
      'partyquiz_disk_free_bytes 2',
      'partyquiz_disk_bytes 10',
      'partyquiz_database_bytes 7'
    ])
  );
  const away = await webMetrics(undefined).lines();
  expect(away.filter((line) => line.startsWith('partyquiz_disk'))).toEqual([]);
});
