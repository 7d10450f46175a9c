import { AppError } from '#core/errors.ts';

/** A body of more bytes than are taken here. */
export class BodyTooLarge extends AppError {
  readonly maxBytes: number;

  constructor(maxBytes: number) {
    super('too_large', 'body_too_large');
    this.maxBytes = maxBytes;
  }
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/** How adapter-node says that a body is larger than BODY_SIZE_LIMIT. */
const isTooLarge = (cause: unknown) =>
  typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 413;

/** How long a body may take to arrive, in ms: an upload of 5 MB does at 350 kbit/s. */
const BODY_MS = 120_000;

/**
 * The body of a request, which may have so many bytes. Kept in memory once, and not beyond the limit.
 * @throws BodyTooLarge; AppError `invalid` when the client broke off, or is too slow to be still there
 */
export async function readBody(
  request: Request,
  maxBytes: number,
  withinMs = BODY_MS
): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array();
  const reader: BodyReader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isLate = false;
  // Ends the connection, and the reading below with it.
  const timer = setTimeout(() => {
    isLate = true;
    reader.cancel().catch(() => undefined);
  }, withinMs);
  try {
    if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new BodyTooLarge(maxBytes);
    for (;;) {
      const { done, value } = await reader.read();
      if (isLate) throw new AppError('invalid', 'body_broken');
      if (done) break;
      size += value.length;
      if (size > maxBytes) throw new BodyTooLarge(maxBytes);
      chunks.push(value);
    }
  } catch (cause) {
    void discard(reader);
    if (cause instanceof BodyTooLarge) throw cause;
    throw isTooLarge(cause) ? new BodyTooLarge(maxBytes) : new AppError('invalid', 'body_broken');
  } finally {
    clearTimeout(timer);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

/**
 * Takes in the rest and forgets it. Whoever still sends does not read the answer; and a connection that is cut shows
 * people an error of their browser. A request without end is ended by the server's own timeout.
 */
async function discard(reader: BodyReader): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // It broke off: there is nothing left to forget.
  }
}
