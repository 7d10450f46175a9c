import { randomBytes } from 'node:crypto';
import type { UserId } from '#core/ids.ts';
import type { Signer } from '#ops/signer.ts';

/** Whose device it is, and the hash of his password: with another password, the device is unknown again. */
export interface DeviceOwner {
  readonly userId: UserId;
  readonly passwordHash: string;
}

/** How long a device is remembered after its last sign-in, in seconds. */
export const DEVICE_SECONDS = 365 * 24 * 60 * 60;

const signed = (body: string, { passwordHash }: DeviceOwner): string => `${body}.${passwordHash}`;

/**
 * What a browser keeps of a sign-in that went well: `account.expiry.id.signature`. It signs nobody in; tries from there
 * are not slowed down by those of others [WEB-4].
 *
 * @param now ms since the epoch
 */
export function issueDevice(owner: DeviceOwner, signer: Signer, now: number): string {
  const expires = Math.floor(now / 1_000) + DEVICE_SECONDS;
  const body = `${owner.userId}.${String(expires)}.${randomBytes(12).toString('base64url')}`;
  return `${body}.${signer.sign('device', signed(body, owner))}`;
}

/**
 * @param now ms since the epoch
 * @returns its id, when the owner has signed in with it before
 */
export function readDevice(
  cookie: string,
  owner: DeviceOwner,
  signer: Signer,
  now: number
): string | undefined {
  const [userId = '', expires = '', id = '', signature = '', ...more] = cookie.split('.');
  const body = `${userId}.${expires}.${id}`;
  if (more.length > 0 || userId !== owner.userId) return undefined;
  if (!signer.verify('device', signed(body, owner), signature)) return undefined;
  return Number(expires) * 1_000 > now ? id : undefined;
}
