import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { codeOf, messageOf } from '../../process/failure.ts';
import { BackupError } from '../backup-error.ts';
import { checkKey, type BackupStore, type StoredObject } from './backup-store.ts';
import { uploadToS3 } from './s3-upload.ts';

export interface S3Target {
  readonly bucket: string;
  /** Before every key; '' or a path without slashes around it. */
  readonly prefix: string;
}

export interface S3Access {
  /** Absent for Amazon itself. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** Absent: whatever the SDK finds, such as the role of the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

const CONNECT_MS = 10_000;
/** Without a byte in either direction. */
const IDLE_MS = 120_000;

/** A store in a bucket of S3, or of whatever speaks its protocol. */
export class S3Store implements BackupStore {
  readonly place: string;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor({ bucket, prefix }: S3Target, { endpoint, region, credentials }: S3Access) {
    this.#bucket = bucket;
    this.#prefix = prefix === '' ? '' : `${prefix}/`;
    this.place = `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`;
    this.#client = new S3Client({
      region,
      // Hosts of their own for buckets are rare outside of Amazon.
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
      // Many servers do not know the newer checksums; the manifest has ours.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: IDLE_MS }
    });
  }

  async put(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const object = this.#object(key);
    await this.#asking(() => uploadToS3(this.#client, object, content));
  }

  async get(key: string): Promise<AsyncIterable<Uint8Array>> {
    const object = this.#object(key);
    const { Body: body } = await this.#asking(() => this.#client.send(new GetObjectCommand(object)));
    // In Node it always is one.
    if (!(body instanceof Readable)) throw new BackupError(`${this.place} sent nothing for ${key}.`);
    return body;
  }

  async list(): Promise<StoredObject[]> {
    const found: StoredObject[] = [];
    let token: string | undefined;
    do {
      const page = await this.#asking(() =>
        this.#client.send(
          new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: this.#prefix, ContinuationToken: token })
        )
      );
      for (const { Key = '', Size = 0 } of page.Contents ?? [])
        found.push({ key: Key.slice(this.#prefix.length), bytes: Size });
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async delete(key: string): Promise<void> {
    const object = this.#object(key);
    await this.#asking(() => this.#client.send(new DeleteObjectCommand(object)));
  }

  #object(key: string) {
    return { Bucket: this.#bucket, Key: `${this.#prefix}${checkKey(key)}` };
  }

  async #asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const advice = adviceFor(error);
      if (advice === undefined) throw error;
      throw new BackupError(`${this.place} cannot be used (${messageOf(error)}): ${advice}.`, {
        cause: error
      });
    }
  }
}

function adviceFor(error: unknown): string | undefined {
  const name = error instanceof Error ? error.name : '';
  if (['SignatureDoesNotMatch', 'InvalidAccessKeyId', 'AccessDenied', 'Forbidden'].includes(name))
    return 'check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and what this key may do in the bucket';
  if (name === 'CredentialsProviderError') return 'set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY';
  if (name === 'NoSuchBucket') return 'create the bucket, or correct BACKUP_TARGET';
  if (name === 'NoSuchKey') return 'see `npm run backup -- --list` for what is there';
  if (['PermanentRedirect', 'AuthorizationHeaderMalformed'].includes(name)) return 'check S3_REGION';
  const isUnreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET'];
  if (isUnreachable.includes(codeOf(error)) || name === 'TimeoutError')
    return 'check S3_ENDPOINT, and whether it can be reached from here';
  return undefined;
}
