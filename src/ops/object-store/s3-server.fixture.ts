import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkSignature, type S3Key } from './s3-signature.fixture.ts';

const STATUS: Readonly<Record<string, number>> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  NoSuchUpload: 404,
  NotImplemented: 501,
  EntityTooSmall: 400,
  InvalidPart: 400,
  AuthorizationHeaderMalformed: 400,
  XAmzContentSHA256Mismatch: 400
};
/** Of S3: all parts but the last have at least so many bytes. */
const MIN_PART_BYTES = 5 * 1024 * 1024;

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

class S3Error extends Error {}

/** An S3 with one bucket, in memory and on loopback; it knows what a store needs, and whose requests are signed. */
export class S3Server {
  readonly bucket = 'party-bucket';
  readonly key: S3Key = { accessKeyId: 'key-id', secretAccessKey: randomUUID(), region: 'eu-test-1' };
  readonly objects = new Map<string, Uint8Array>();
  /** Unfinished uploads, each with its parts. */
  readonly uploads = new Map<string, { readonly key: string; readonly parts: Map<number, Uint8Array> }>();
  /** Largest page of a listing. */
  pageSize = 1_000;
  readonly #server = createServer((request, response) => {
    void this.#handle(request).then(({ status = 200, headers = {}, body = '' }) => {
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  });

  static async start(): Promise<S3Server> {
    const server = new S3Server();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get endpoint(): string {
    // It listens on a port of TCP.
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage): Promise<Answer> {
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk as Uint8Array); // no encoding is set: buffers
      const body = Buffer.concat(chunks);
      const fault = checkSignature(request, body, this.key);
      if (fault !== undefined) throw new S3Error(fault);
      const url = new URL(request.url ?? '', this.endpoint);
      const [bucket, ...path] = url.pathname.slice(1).split('/').map(decodeURIComponent);
      if (bucket !== this.bucket) throw new S3Error('NoSuchBucket');
      return this.#answer(request, path.join('/'), url.searchParams, body);
    } catch (error) {
      const code = error instanceof S3Error ? error.message : 'InternalError';
      const status = error instanceof S3Error ? (STATUS[code] ?? 403) : 500;
      return { status, body: `<Error><Code>${code}</Code><Message>${code} here</Message></Error>` };
    }
  }

  #answer(request: IncomingMessage, key: string, query: URLSearchParams, body: Uint8Array): Answer {
    const { method = '' } = request;
    const { range = '' } = request.headers;
    const upload = query.get('uploadId');
    if (method === 'GET' && query.get('list-type') === '2') return this.#list(query);
    if (method === 'POST' && query.has('uploads')) return this.#begin(key);
    if (method === 'POST' && upload !== null) return this.#complete(upload, Buffer.from(body).toString());
    if (method === 'PUT' && upload !== null) {
      this.#upload(upload).parts.set(Number(query.get('partNumber')), body);
      return { headers: { etag: etag(body) } };
    }
    if (method === 'DELETE') {
      if (upload !== null) this.uploads.delete(upload);
      else this.objects.delete(key);
      return { status: 204 };
    }
    if (method === 'PUT') {
      this.objects.set(key, body);
      return { headers: { etag: etag(body) } };
    }
    if (method !== 'GET' && method !== 'HEAD') throw new S3Error('NotImplemented');
    const found = this.objects.get(key);
    if (!found) throw new S3Error('NoSuchKey');
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    if (first === undefined || last === undefined) return { headers: { etag: etag(found) }, body: found };
    const headers = { 'content-range': `bytes ${first}-${last}/${String(found.length)}` };
    return { status: 206, headers, body: found.subarray(Number(first), Number(last) + 1) };
  }

  #list(query: URLSearchParams): Answer {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const rest = [...this.objects].filter(([key]) => key.startsWith(prefix) && key > after).sort();
    const page = rest.slice(0, this.pageSize);
    const isTruncated = rest.length > page.length;
    const contents = page.map(
      ([key, { length }]) => `<Contents><Key>${key}</Key><Size>${String(length)}</Size></Contents>`
    );
    const next = isTruncated
      ? `<NextContinuationToken>${page.at(-1)?.[0] ?? ''}</NextContinuationToken>`
      : '';
    return {
      body: `<ListBucketResult><IsTruncated>${String(isTruncated)}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`
    };
  }

  #begin(key: string): Answer {
    const id = randomUUID();
    this.uploads.set(id, { key, parts: new Map() });
    return {
      body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`
    };
  }

  #complete(id: string, order: string): Answer {
    const { key, parts } = this.#upload(id);
    const numbers = [...order.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) =>
      Number(number)
    );
    const chosen = numbers.map((number) => parts.get(number) ?? new Uint8Array());
    if (numbers.some((number) => !parts.has(number))) throw new S3Error('InvalidPart');
    if (chosen.slice(0, -1).some(({ length }) => length < MIN_PART_BYTES))
      throw new S3Error('EntityTooSmall');
    this.objects.set(key, Buffer.concat(chosen));
    this.uploads.delete(id);
    return { body: `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>` };
  }

  #upload(id: string) {
    const found = this.uploads.get(id);
    if (!found) throw new S3Error('NoSuchUpload');
    return found;
  }
}

const etag = (body: Uint8Array): string => `"${createHash('md5').update(body).digest('hex')}"`;
