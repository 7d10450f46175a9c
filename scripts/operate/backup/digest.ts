import { createHash } from 'node:crypto';

/** A file of a backup as it lies in the store. */
export interface FileDigest {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Lets content pass and counts it; `digest` is right once everything has passed. */
export function digesting(content: AsyncIterable<Uint8Array>): {
  readonly content: AsyncIterable<Uint8Array>;
  readonly digest: () => FileDigest;
} {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* pass() {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { content: pass(), digest: () => ({ bytes, sha256: hash.copy().digest('hex') }) };
}
