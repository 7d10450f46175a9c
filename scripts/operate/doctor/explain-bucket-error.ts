import { messageOf, networkTrouble } from '#ops/reasons/cause.ts';
import { error, type Finding } from './check.ts';

export interface BucketAttempt {
  readonly step: 'list' | 'write' | 'delete';
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | undefined;
}

const RIGHTS = { list: 's3:ListBucket', write: 's3:PutObject', delete: 's3:DeleteObject' };

/** Why a bucket cannot be used, and what to do. */
export function explainBucketError(cause: unknown, attempt: BucketAttempt): Finding {
  const { step, bucket, region, endpoint } = attempt;
  const where = endpoint ?? 'Amazon S3';
  const say = (id: string, what: string, remedy: string) => error(`s3.${id}`, what, remedy);
  const name = cause instanceof Error ? cause.name : '';

  switch (name) {
    case 'CredentialsProviderError':
      return say(
        'credentials',
        'BACKUP_TARGET is a bucket, and there is no key for it.',
        'Set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY to the key that your storage made for this bucket.'
      );
    case 'NoSuchBucket':
      return say(
        'bucket',
        `There is no bucket “${bucket}” at ${where}.`,
        'Create it, or correct BACKUP_TARGET.'
      );
    case 'InvalidAccessKeyId':
      return say(
        'key',
        `${where} does not know the key in S3_ACCESS_KEY_ID.`,
        'Correct S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.'
      );
    case 'SignatureDoesNotMatch':
      return say(
        'secret',
        'S3_SECRET_ACCESS_KEY does not belong to S3_ACCESS_KEY_ID.',
        'Paste S3_SECRET_ACCESS_KEY again, or make a new key.'
      );
    case 'RequestTimeTooSkewed':
      return say(
        'clock',
        'The storage refuses requests because this machine’s clock is wrong.',
        'Set the clock: `timedatectl set-ntp true` on the host. The S3_ variables are right.'
      );
    case 'AccessDenied':
    case 'Forbidden':
    case '403':
      return say(
        'rights',
        `The key in S3_ACCESS_KEY_ID may not ${step} in the bucket “${bucket}”.`,
        `Allow the key of S3_ACCESS_KEY_ID ${RIGHTS[step]} for this bucket; backups need all of ${Object.values(RIGHTS).join(', ')} and s3:GetObject.`
      );
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
      return say(
        'region',
        `The bucket “${bucket}” is not in the region ${region}.`,
        'Set S3_REGION to the region of the bucket, as your storage shows it.'
      );
    default:
      break;
  }
  switch (networkTrouble(cause)) {
    case 'dns':
      return say(
        'dns',
        `The name in S3_ENDPOINT does not exist: ${where}.`,
        endpoint === undefined
          ? 'Set S3_ENDPOINT where the bucket is not at Amazon, and correct S3_REGION.'
          : 'Correct S3_ENDPOINT.'
      );
    case 'refused':
    case 'silent':
      return say(
        'unreachable',
        `Nobody answers at ${where}.`,
        'Correct S3_ENDPOINT, or let this machine through the firewall.'
      );
    case 'certificate':
      return say(
        'certificate',
        `The certificate of ${where} is not trusted: ${messageOf(cause)}.`,
        'Correct S3_ENDPOINT, or give Node the certificate authority in NODE_EXTRA_CA_CERTS.'
      );
    case 'not-tls':
      return say(
        'no-tls',
        `${where} does not speak TLS.`,
        'Begin S3_ENDPOINT with http:// inside a private network, or turn TLS on there.'
      );
    default:
      return say(
        'failed',
        `${where} refuses to ${step}: ${name} ${messageOf(cause)}.`,
        'Compare S3_ENDPOINT, S3_REGION and BACKUP_TARGET with what your storage shows.'
      );
  }
}
