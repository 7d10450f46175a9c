import { PromMetrics, type WorkerState } from './prom-metrics.ts';

/** What an idle worker counts. */
export const promMetrics = (part: Partial<WorkerState> = {}): PromMetrics =>
  new PromMetrics('1.2.3', {
    rooms: () => 0,
    savingRooms: () => 0,
    sockets: () => 0,
    isReady: () => true,
    isDatabaseUp: () => Promise.resolve(true),
    isRedisUp: () => undefined,
    clockOffsetMs: () => 0,
    ...part
  });

/** One sample of metrics as Prometheus reads them; `undefined` where there is none. */
export function sample(text: string, series: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}
