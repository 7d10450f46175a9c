import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';
import { codeOf, messageOf } from '../failure.ts';
import {
  checkKey,
  ObjectStoreError,
  type ByteRange,
  type ObjectStore,
  type StoredObject,
  type StoreProblem
} from './object-store.ts';

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
/** One part at a time is in memory. S3 takes 10,000 of them: 80 GB. */
const PART_BYTES = 8 * 1024 * 1024;

/** A store in a bucket of S3, or of whatever speaks its protocol. */
export class S3Store implements ObjectStore {
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
      // Many servers do not know the newer checksums; whoever stores something has his own.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: IDLE_MS }
    });
  }

  async put(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const params = { ...this.#object(key), Body: Readable.from(content, { objectMode: false }) };
    await this.#asking(() =>
      new Upload({ client: this.#client, params, partSize: PART_BYTES, queueSize: 1 }).done()
    );
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    const Range = range && `bytes=${String(range.first)}-${String(range.last)}`;
    const wanted = new GetObjectCommand({ ...this.#object(key), Range });
    const { Body: body } = await this.#asking(() => this.#client.send(wanted));
    // In Node it always is one.
    if (!(body instanceof Readable))
      throw new ObjectStoreError('missing', `${this.place} sent nothing for ${key}`);
    return body;
  }

  async find(key: string): Promise<StoredObject | undefined> {
    const wanted = new HeadObjectCommand(this.#object(key));
    try {
      const { ContentLength: bytes = 0 } = await this.#asking(() => this.#client.send(wanted));
      return { key, bytes };
    } catch (error) {
      if (error instanceof ObjectStoreError && error.problem === 'missing') return undefined;
      throw error;
    }
  }

  async list(folder = ''): Promise<StoredObject[]> {
    const found: StoredObject[] = [];
    let token: string | undefined;
    do {
      const wanted = { Bucket: this.#bucket, Prefix: `${this.#prefix}${folder}`, ContinuationToken: token };
      const page = await this.#asking(() => this.#client.send(new ListObjectsV2Command(wanted)));
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
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      const what = `${this.place} cannot be used (${messageOf(error)})`;
      throw new ObjectStoreError(problem, what, { cause: error });
    }
  }
}

const PROBLEM: Readonly<Record<string, StoreProblem>> = {
  SignatureDoesNotMatch: 'refused',
  InvalidAccessKeyId: 'refused',
  AccessDenied: 'refused',
  Forbidden: 'refused',
  CredentialsProviderError: 'noCredentials',
  NoSuchBucket: 'noBucket',
  NoSuchKey: 'missing',
  // What HEAD answers has no body that says more.
  NotFound: 'missing',
  PermanentRedirect: 'wrongRegion',
  AuthorizationHeaderMalformed: 'wrongRegion',
  TimeoutError: 'unreachable'
};
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET'];

function problemOf(error: unknown): StoreProblem | undefined {
  if (UNREACHABLE.includes(codeOf(error))) return 'unreachable';
  return error instanceof Error ? PROBLEM[error.name] : undefined;
}
