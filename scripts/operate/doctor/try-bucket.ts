import { randomUUID } from 'node:crypto';
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { error, ok, type Environment, type Finding } from './check.ts';
import { explainBucketError } from './explain-bucket-error.ts';

const TIMEOUT_MS = 4_000;

/** Lists, writes and deletes in a bucket, as backups do. */
export async function tryBucket(target: string, env: Environment): Promise<Finding> {
  const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(target) ?? [];
  if (bucket === '')
    return error('s3.target', 'BACKUP_TARGET names no bucket.', 'Set BACKUP_TARGET to s3://bucket/prefix.');
  const { S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: key, S3_ENDPOINT: endpoint, S3_REGION: region } = env;
  if ((id === undefined) !== (key === undefined)) {
    const missing = id === undefined ? 'S3_ACCESS_KEY_ID' : 'S3_SECRET_ACCESS_KEY';
    return error(
      's3.credentials',
      `Only half of the key for the bucket is there: ${missing} is not set.`,
      `Set ${missing}, as your storage showed it when the key was made.`
    );
  }
  if (endpoint !== undefined && !/^https?:\/\/./.test(endpoint))
    return error(
      's3.endpoint',
      'S3_ENDPOINT is not an address.',
      'Begin S3_ENDPOINT with https://, as in https://s3.example.org; leave it empty for Amazon itself.'
    );
  const client = new S3Client({
    region: region ?? 'us-east-1',
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Without a key of ours, a server at Amazon may have one of its own.
    ...(id !== undefined && key !== undefined && { credentials: { accessKeyId: id, secretAccessKey: key } }),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS },
    // Storage of other makes does not know the newer ones.
    requestChecksumCalculation: 'WHEN_REQUIRED'
  });
  const at = { Bucket: bucket, Key: `${prefix === '' ? '' : `${prefix}/`}.partyquiz-doctor-${randomUUID()}` };
  const steps = [
    ['list', () => client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 }))],
    ['write', () => client.send(new PutObjectCommand({ ...at, Body: 'doctor' }))],
    ['delete', () => client.send(new DeleteObjectCommand(at))]
  ] as const;
  try {
    for (const [step, run] of steps)
      try {
        await run();
      } catch (cause) {
        return explainBucketError(cause, { step, bucket, region: region ?? 'us-east-1', endpoint });
      }
  } finally {
    client.destroy();
  }
  return ok('s3', `The bucket “${bucket}” can be listed, written and cleared.`);
}
