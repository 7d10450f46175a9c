import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client
} from '@aws-sdk/client-s3';

/** S3 wants at least 5 MiB, and takes 10,000 parts: 80 GB. One part at a time is in memory. */
const PART_BYTES = 8 * 1024 * 1024;

interface S3Object {
  readonly Bucket: string;
  readonly Key: string;
}

/** Uploads content of unknown length. It appears when the last part is in, or not at all. */
export async function uploadToS3(
  client: S3Client,
  object: S3Object,
  content: AsyncIterable<Uint8Array>
): Promise<void> {
  const parts = inParts(content);
  const first = await parts.next();
  const second = first.done ? first : await parts.next();
  if (second.done) {
    const Body = first.done ? new Uint8Array() : first.value;
    await client.send(new PutObjectCommand({ ...object, Body }));
    return;
  }
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(object));
  const upload = { ...object, UploadId };
  const done: { ETag: string | undefined; PartNumber: number }[] = [];
  const send = async (Body: Uint8Array) => {
    const PartNumber = done.length + 1;
    const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
    done.push({ ETag, PartNumber });
  };
  try {
    if (!first.done) await send(first.value);
    await send(second.value);
    for await (const part of parts) await send(part);
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: done } }));
  } catch (error) {
    // Where this fails as well, the bucket's rule for unfinished uploads removes it.
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

/** The same bytes in pieces of one size, but for the last. */
async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let part = Buffer.allocUnsafe(PART_BYTES);
  let length = 0;
  for await (const chunk of content) {
    let rest = chunk;
    while (rest.length > 0) {
      const taken = rest.subarray(0, PART_BYTES - length);
      part.set(taken, length);
      length += taken.length;
      rest = rest.subarray(taken.length);
      if (length === PART_BYTES) {
        yield part;
        // The SDK may still hold the one before, for a repetition.
        part = Buffer.allocUnsafe(PART_BYTES);
        length = 0;
      }
    }
  }
  if (length > 0) yield part.subarray(0, length);
  return undefined;
}
