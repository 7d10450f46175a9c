import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectGarbage } from './remote/collect-garbage.ts';
import { countQueries } from './remote/count-queries.ts';
import { REMOTE_PATH, serveRemote } from './remote/serve-remote.ts';

// Loaded into the worker before its program (`--import`): what can only be known from inside. Nothing here runs
// while figures are taken, except for a profile.

export type ProfileKind = 'cpu' | 'allocations';
export interface LoopDelay {
  readonly p99Ms: number;
  readonly maxMs: number;
}

const queries = countQueries(Number(new URL(process.env['DATABASE_URL'] ?? 'postgres://x:1').port));
const session = new Session();
const delay = monitorEventLoopDelay({ resolution: 1 });

serveRemote(process.env[REMOTE_PATH] ?? '', {
  collectGarbage,
  queries,
  startProfile: async (kind: ProfileKind) => {
    session.connect();
    delay.reset();
    delay.enable();
    if (kind === 'allocations') {
      // What is collected again within the time counts too: that is the work of the garbage collector.
      const all = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
      await session.post('HeapProfiler.startSampling', { samplingInterval: 16_384, ...all });
      return;
    }
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
  },
  stopProfile: async ({ kind, path }: { kind: ProfileKind; path: string }): Promise<LoopDelay> => {
    const { profile } =
      kind === 'cpu' ? await session.post('Profiler.stop') : await session.post('HeapProfiler.stopSampling');
    delay.disable();
    session.disconnect();
    writeFileSync(path, JSON.stringify(profile));
    return { p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 };
  }
});
