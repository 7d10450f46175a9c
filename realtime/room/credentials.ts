import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { LiveSessionId } from '#core/ids.ts';

/** Everything that is signed or hashed with the instance's secret. */
export class Credentials {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  readonly sign = (text: string): string =>
    createHmac('sha256', this.#secret).update(text).digest('base64url');

  readonly equal = (a: string, b: string): boolean => {
    const [left, right] = [Buffer.from(a), Buffer.from(b)];
    return left.length === right.length && timingSafeEqual(left, right);
  };

  /**
   * The resume token of a join: 128 bits, the same for the same join id, so that a join whose answer got lost can be
   * repeated. Nobody without the secret can make one.
   */
  resumeToken(session: LiveSessionId, joinId: string): string {
    return this.sign(`resume:${session}:${joinId}`).slice(0, 22);
  }

  /**
   * What is kept of the address that a player joined from: enough to tell places apart within one session, and without
   * the secret nobody finds the address again.
   */
  addressPrint(session: LiveSessionId, address: string): string {
    return this.sign(`address:${session}:${address}`).slice(0, 10);
  }

  /** What is stored of a resume token. */
  hash(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }
}
