import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What the instance's secret signs, and what stands before each text so that a signature of one kind is none of another.
 *
 * Claims (tickets and seats) have nothing before them: workers and web apps of releases that run side by side read each
 * other's. Their text is JSON in `encodeURIComponent`, so it begins with `%7B`; nothing else here may begin like that.
 * The prefixes of `resume` and `secretPrint` are those that are stored and compared across releases, too.
 */
const PREFIXES = {
  claims: '',
  resume: 'resume:',
  import: 'import:',
  sheets: 'sheets:',
  device: 'device:',
  setup: 'setup:',
  secretPrint: 'partyquiz '
} as const;

export type Purpose = keyof typeof PREFIXES;

/** Signs with the instance's secret: the same in web, worker and scripts. */
export interface Signer {
  /** HMAC-SHA256 of a text for one purpose, as base64url. */
  readonly sign: (purpose: Purpose, text: string) => string;
  /** Whether a signature is that of a text; takes the same time wherever they differ. */
  readonly verify: (purpose: Purpose, text: string, signature: string) => boolean;
}

export function createSigner(secret: string): Signer {
  const sign: Signer['sign'] = (purpose, text) =>
    createHmac('sha256', secret).update(`${PREFIXES[purpose]}${text}`).digest('base64url');
  return { sign, verify: (purpose, text, signature) => safeEqual(sign(purpose, text), signature) };
}

/** Compares without telling by its time where two texts differ. */
export function safeEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
