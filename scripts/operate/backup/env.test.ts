import { describe, expect, it } from 'vitest';
import { readBackupEnv } from './env.ts';

const read = (source: NodeJS.ProcessEnv) => readBackupEnv('npm run backup', source);

describe('the environment of a backup', () => {
  it('needs nothing', () => {
    expect(read({})).toEqual({
      target: { kind: 'folder', path: './backups' },
      s3: { endpoint: undefined, region: 'us-east-1', credentials: undefined },
      recipient: undefined,
      identityFile: undefined,
      keep: { daily: 7, weekly: 4, monthly: 6 },
      pgDump: undefined,
      pgRestore: undefined
    });
  });

  it.each([
    ['s3://party-bucket', { kind: 's3', bucket: 'party-bucket', prefix: '' }],
    ['s3://party.bucket/a/b/', { kind: 's3', bucket: 'party.bucket', prefix: 'a/b' }],
    ['/var/backups', { kind: 'folder', path: '/var/backups' }],
    ['C:\\backups', { kind: 'folder', path: 'C:\\backups' }]
  ])('knows the target %s', (BACKUP_TARGET, target) => {
    expect(read({ BACKUP_TARGET }).target).toEqual(target);
  });

  it('takes whole commands', () => {
    expect(read({ PG_DUMP: 'docker exec -i "my db" pg_dump' }).pgDump).toEqual([
      ...['docker', 'exec', '-i', 'my db', 'pg_dump']
    ]);
  });

  it('names every variable at fault', () => {
    const wrong = {
      BACKUP_TARGET: 'ftp://example.org',
      BACKUP_AGE_RECIPIENT: 'age1typo',
      BACKUP_KEEP_DAILY: 'some',
      S3_ENDPOINT: 's3.example.org',
      PG_DUMP: '"open'
    };
    for (const name of Object.keys(wrong)) expect(() => read(wrong)).toThrow(name);
    expect(() => read({ S3_ACCESS_KEY_ID: 'id' })).toThrow('S3_SECRET_ACCESS_KEY is not set');
    expect(() => read({ S3_SECRET_ACCESS_KEY: 'secret' })).toThrow('S3_ACCESS_KEY_ID is not set');
  });
});
