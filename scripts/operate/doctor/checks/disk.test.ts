import { describe, expect, it, vi } from 'vitest';
import { readDisk } from '#ops/disk.ts';
import type { Context } from '../check.ts';
import { disk } from './disk.ts';

vi.mock('#ops/disk.ts', async (original) => ({ ...(await original()), readDisk: vi.fn() }));

const GB = 1e9;
const context = (part: Partial<Context> = {}): Context => ({
  env: {},
  place: 'web',
  fileFaults: [],
  isProduction: true,
  address: undefined,
  version: 'test',
  now: () => 0,
  socketIdleMs: 0,
  ...part
});

describe('[OPS-24] the doctor', () => {
  it.each([
    [9, 'disk', 'ok'],
    [1.5, 'disk.low', 'warning'],
    [0.1, 'disk.full', 'error']
  ])('finds a disk of 20 GB with %d GB left', async (free, id, level) => {
    vi.mocked(readDisk).mockResolvedValue({ freeBytes: free * GB, totalBytes: 20 * GB });
    const [finding] = await disk.run(context());
    expect(finding).toMatchObject({
      id,
      level,
      what: expect.stringContaining(`${free.toFixed(1)} of 20.0 GB`) as string
    });
    if (level !== 'ok') expect(finding?.remedy).toMatch(/Make room/);
  });

  it('says so where the system tells nothing', async () => {
    vi.mocked(readDisk).mockResolvedValue(undefined);
    expect(await disk.run(context())).toMatchObject([{ id: 'disk.unknown', level: 'info' }]);
  });

  it('looks where the environment says, where npm start keeps its data, or where it runs', async () => {
    const looked = async (part: Partial<Context>) => {
      await disk.run(context(part));
      return vi.mocked(readDisk).mock.lastCall?.[0];
    };
    expect(await looked({ env: { DISK_FOLDER: '/data' }, place: 'laptop' })).toBe('/data');
    expect(await looked({ env: { PARTYQUIZ_DATA_DIR: '/party' }, place: 'laptop' })).toBe('/party');
    expect(await looked({})).toBe(process.cwd());
  });
});
