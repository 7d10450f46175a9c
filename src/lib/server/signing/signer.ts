import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SafeEqual, Sign } from '#core/protocol/ticket.ts';
import { env } from '../env.ts';

/** HMAC-SHA256 with the instance's secret, the same as the worker computes. */
export const signerFor =
  (secret: string): Sign =>
  (text) =>
    createHmac('sha256', secret).update(text).digest('base64url');

export const sign: Sign = (text) => signerFor(env().secret)(text);

export const safeEqual: SafeEqual = (a, b) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
