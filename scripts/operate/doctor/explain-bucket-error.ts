import { messageOf, networkTrouble, type NetworkTrouble } from '#ops/reasons/cause.ts';
import { reasonOf, type ReasonTable } from '#ops/reasons/reason.ts';
import { asError, type Finding } from './check.ts';

export interface BucketAttempt {
  readonly step: 'list' | 'write' | 'delete';
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | undefined;
}
interface Seen extends BucketAttempt {
  readonly name: string;
  readonly text: string;
  readonly trouble: NetworkTrouble | undefined;
  /** The endpoint, for people. */
  readonly where: string;
}

const RIGHTS = { list: 's3:ListBucket', write: 's3:PutObject', delete: 's3:DeleteObject' };
const is =
  (...names: readonly string[]) =>
  ({ name }: Seen) =>
    names.includes(name);
const meets =
  (...troubles: readonly NetworkTrouble[]) =>
  ({ trouble }: Seen) =>
    trouble !== undefined && troubles.includes(trouble);

export const bucketReasons: ReasonTable<Seen> = {
  service: 's3',
  rules: [
    {
      id: 'credentials',
      when: is('CredentialsProviderError'),
      what: () => 'BACKUP_TARGET is a bucket, and there is no key for it.',
      remedy:
        'Set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY to the key that your storage made for this bucket.'
    },
    {
      id: 'bucket',
      when: is('NoSuchBucket'),
      what: ({ bucket, where }) => `There is no bucket “${bucket}” at ${where}.`,
      remedy: 'Create it, or correct BACKUP_TARGET.'
    },
    {
      id: 'key',
      when: is('InvalidAccessKeyId'),
      what: ({ where }) => `${where} does not know the key in S3_ACCESS_KEY_ID.`,
      remedy: 'Correct S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.'
    },
    {
      id: 'secret',
      when: is('SignatureDoesNotMatch'),
      what: () => 'S3_SECRET_ACCESS_KEY does not belong to S3_ACCESS_KEY_ID.',
      remedy: 'Paste S3_SECRET_ACCESS_KEY again, or make a new key.'
    },
    {
      id: 'clock',
      when: is('RequestTimeTooSkewed'),
      what: () => 'The storage refuses requests because this machine’s clock is wrong.',
      remedy: 'Set the clock: `timedatectl set-ntp true` on the host. The S3_ variables are right.'
    },
    {
      id: 'rights',
      when: is('AccessDenied', 'Forbidden', '403'),
      what: ({ step, bucket }) => `The key in S3_ACCESS_KEY_ID may not ${step} in the bucket “${bucket}”.`,
      remedy: ({ step }) =>
        `Allow the key of S3_ACCESS_KEY_ID ${RIGHTS[step]} for this bucket; backups need all of ${Object.values(RIGHTS).join(', ')} and s3:GetObject.`
    },
    {
      id: 'region',
      when: is('PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'),
      what: ({ bucket, region }) => `The bucket “${bucket}” is not in the region ${region}.`,
      remedy: 'Set S3_REGION to the region of the bucket, as your storage shows it.'
    },
    {
      id: 'dns',
      when: meets('dns'),
      what: ({ where }) => `The name in S3_ENDPOINT does not exist: ${where}.`,
      remedy: ({ endpoint }) =>
        endpoint === undefined
          ? 'Set S3_ENDPOINT where the bucket is not at Amazon, and correct S3_REGION.'
          : 'Correct S3_ENDPOINT.'
    },
    {
      id: 'unreachable',
      when: meets('refused', 'silent'),
      what: ({ where }) => `Nobody answers at ${where}.`,
      remedy: 'Correct S3_ENDPOINT, or let this machine through the firewall.'
    },
    {
      id: 'certificate',
      when: meets('certificate'),
      what: ({ where, text }) => `The certificate of ${where} is not trusted: ${text}.`,
      remedy: 'Correct S3_ENDPOINT, or give Node the certificate authority in NODE_EXTRA_CA_CERTS.'
    },
    {
      id: 'no-tls',
      when: meets('not-tls'),
      what: ({ where }) => `${where} does not speak TLS.`,
      remedy: 'Begin S3_ENDPOINT with http:// inside a private network, or turn TLS on there.'
    }
  ],
  otherwise: {
    id: 'failed',
    what: ({ where, step, name, text }) => `${where} refuses to ${step}: ${name} ${text}.`,
    remedy: 'Compare S3_ENDPOINT, S3_REGION and BACKUP_TARGET with what your storage shows.'
  }
};

/** Why a bucket cannot be used, and what to do. */
export const explainBucketError = (cause: unknown, attempt: BucketAttempt): Finding =>
  asError(
    reasonOf(bucketReasons, {
      ...attempt,
      name: cause instanceof Error ? cause.name : '',
      text: messageOf(cause),
      trouble: networkTrouble(cause),
      where: attempt.endpoint ?? 'Amazon S3'
    })
  );
