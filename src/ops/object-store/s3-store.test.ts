import { describe, expect, it, onTestFinished } from 'vitest';
import { S3Server } from './s3-server.fixture.ts';
import { describeObjectStore, pieces } from './object-store.contract.ts';
import { S3Store } from './s3-store.ts';

const access = ({ endpoint, key: { region, ...credentials } }: S3Server) => ({
  endpoint,
  region,
  credentials
});

for (const prefix of ['', 'party/backups'])
  describeObjectStore(`S3 with the prefix “${prefix}”`, async () => {
    const server = await S3Server.start();
    server.pageSize = 2;
    const store = new S3Store({ bucket: server.bucket, prefix }, access(server));
    return { store, close: () => server.stop() };
  });

describe('S3', () => {
  const start = async () => {
    const server = await S3Server.start();
    onTestFinished(() => server.stop());
    return server;
  };

  it('is left without an unfinished upload when the content fails', async () => {
    const server = await start();
    const store = new S3Store({ bucket: server.bucket, prefix: '' }, access(server));
    const part = Buffer.alloc(9_000_000);
    await expect(store.put('one/a', pieces(part, part, new Error('broke')))).rejects.toThrow('broke');
    expect(server.uploads.size).toBe(0);
  });

  it('is asked only below its prefix', async () => {
    const server = await start();
    const store = new S3Store({ bucket: server.bucket, prefix: 'mine' }, access(server));
    server.objects.set('other/one', Buffer.from('a'));
    await store.put('one/a', pieces('a'));
    expect([...server.objects.keys()]).toEqual(['other/one', 'mine/one/a']);
    expect(await store.list()).toEqual([{ key: 'one/a', bytes: 1 }]);
  });

  it.each(['secretAccessKey', 'accessKeyId'])('with a wrong %s says that it is refused', async (field) => {
    const server = await start();
    const { credentials, ...rest } = access(server);
    const wrong = { ...rest, credentials: { ...credentials, [field]: 'wrong' } };
    const store = new S3Store({ bucket: server.bucket, prefix: '' }, wrong);
    const attempts = [
      () => store.list(),
      () => store.put('one/a', pieces('a')),
      () => store.get('one/a'),
      () => store.delete('one/a')
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ problem: 'refused' });
    expect(server.objects.size).toBe(0);
  });

  it('tells a wrong region, bucket and address from each other', async () => {
    const server = await start();
    const { bucket } = server;
    const store = (target: string, changes: object) =>
      new S3Store({ bucket: target, prefix: '' }, { ...access(server), ...changes });
    await expect(store(bucket, { region: 'elsewhere-1' }).list()).rejects.toMatchObject({
      problem: 'wrongRegion'
    });
    await expect(store('no-such-bucket', {}).list()).rejects.toMatchObject({ problem: 'noBucket' });
    await expect(store(bucket, { endpoint: 'http://127.0.0.1:1' }).list()).rejects.toMatchObject({
      problem: 'unreachable'
    });
  });
});
