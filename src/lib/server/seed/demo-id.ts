import { createHash } from 'node:crypto';
import { asId, type Id } from '#core/ids.ts';

/** A UUID of our own, under which the names of the demo's parts are hashed. */
const NAMESPACE = Buffer.from('8f0d6a52b1c94e3f9a7725c4de10b3a6', 'hex');

/**
 * The id of a part of the demo. A name always gives the same one, so that a part is known when it is met again.
 * (UUID version 5, https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5)
 */
export function demoId<T extends Id>(name: string): T {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return asId<T>(hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}
